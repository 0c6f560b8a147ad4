import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { takeFolder } from './lock.mjs';

const CODE = `
  import { takeFolder } from '${new URL('lock.mjs', import.meta.url).href}';
  const lock = takeFolder(process.argv[1]);
  process.stdout.write('other' in lock ? 'refused ' : 'taken ');
  process.stdin.on('end', () => process.exit()).resume();`;

/** A process that takes the folder and holds it until it is let go. */
function taker(folder) {
  const child = spawn(process.execPath, ['--input-type=module', '-e', CODE, folder]);
  const said = new Promise((resolve, reject) => {
    child.stdout.once('data', (words) => resolve(String(words).trim()));
    child.once('exit', (code) => reject(new Error(`ended with ${code}`)));
  });
  const gone = new Promise((resolve) => child.once('exit', resolve));
  return {
    said,
    pid: child.pid,
    kill: () => (child.kill('SIGKILL'), gone),
    leave: () => (child.stdin.end(), gone),
  };
}

let folder;
let note;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'fairshift-lock-'));
  note = path.join(folder, 'running.json');
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('one start per data folder', () => {
  it('says whose the folder is, and where it answers once that is known', async () => {
    const lock = takeFolder(folder);
    expect(lock.leftover).toBe(false);
    expect(takeFolder(folder).other).toMatchObject({ pid: process.pid });
    lock.publish('http://127.0.0.1:3000');
    expect(takeFolder(folder).other).toMatchObject({ pid: process.pid, url: 'http://127.0.0.1:3000' });
    lock.release();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('takes over from a start that was killed', async () => {
    const first = taker(folder);
    expect(await first.said).toBe('taken');
    expect(takeFolder(folder).other).toMatchObject({ pid: first.pid });
    await first.kill();
    expect(existsSync(note)).toBe(true);
    expect(takeFolder(folder).leftover).toBe(true);
  });

  it('takes over from a reused process number, and from a note that cannot be read', () => {
    for (const text of [JSON.stringify({ pid: process.pid, started: '1' }), '{"pid":', 'null', '']) {
      writeFileSync(note, text);
      const lock = takeFolder(folder);
      expect(lock.leftover).toBe(true);
      lock.release();
    }
  });

  it('leaves a note alone that is no longer its own', () => {
    const lock = takeFolder(folder);
    writeFileSync(note, JSON.stringify({ pid: 1 }));
    lock.release();
    expect(JSON.parse(readFileSync(note, 'utf8'))).toEqual({ pid: 1 });
  });

  it.each([
    ['nothing is there', undefined],
    ['a dead start left its note', '{"pid":999999999}'],
  ])('goes to one of several that start together when %s', async (_, left) => {
    if (left) writeFileSync(note, left);
    const takers = Array.from({ length: 6 }, () => taker(folder));
    const said = await Promise.all(takers.map((each) => each.said));
    expect(said.toSorted()).toEqual([...Array(5).fill('refused'), 'taken']);
    await Promise.all(takers.map((each) => each.leave()));
  });
});
