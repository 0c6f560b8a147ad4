import { spawn } from 'node:child_process';
import { afterAll, describe, expect, it, jest } from '@jest/globals';
import { routes } from '@fairshift/contracts';
import type { PluginDetail, PluginVersion } from '@fairshift/contracts';
import { pluginFile } from '../../../../test/fixtures/plugin-file.js';
import { createTestApp } from '../../../../test/harness/index.js';
import { checkPack } from './check-pack.js';
import { PluginChecks } from './plugin-checks.js';

// Two runs of the kit, each with processes of its own, on a crowded machine.
jest.setTimeout(240_000);
const app = await createTestApp();
afterAll(() => app.close());
const root = app.as('system-administrator');
const ID = 'partner.visits';

const version = async (): Promise<PluginVersion> => {
  const { body } = await root.call(routes.getPlugin, { params: { pluginId: ID } }).expect(200);
  return (body as PluginDetail).versions[0]!;
};
const decide = (decision: 'approve' | 'remove', hash: string) =>
  root.call(routes.decidePlugin, { params: { pluginId: ID }, body: { version: '1.0.0', hash, decision } });

describe('a plugin that was added', () => {
  it('is checked in the background, and is approved meanwhile by whoever does not want to wait', async () => {
    const bytes = await pluginFile();
    await root
      .call(routes.uploadPlugin, { body: bytes, headers: { 'X-File-Name': 'visits.fsplugin' } })
      .expect(201);
    const found = await version();
    expect([found.badge, found.checks, found.checking]).toEqual([undefined, undefined, undefined]);
    const checked = app.nest.get(PluginChecks).look();
    // Claimed, and not yet reported: no lock is held for as long as the kit runs.
    while ((await version()).checking !== true) await new Promise((resolve) => setTimeout(resolve, 20));
    expect((await decide('approve', found.hash)).status).toBe(200);
    expect((await version()).state).toBe('approved');
    await checked;
  });

  it('has its report in words: what failed, why it matters and what to change', async () => {
    const { checks = [], checking, badge, reportedAt, hash, report } = await version();
    expect(checking).toBeUndefined();
    expect(reportedAt).toBeDefined();
    expect(report).toMatchObject({ reportVersion: 1, plugin: { id: ID, version: '1.0.0', hash } });
    // It was made without README and fixtures, and its chart is an empty shell.
    expect(badge).toBe(undefined);
    const failed = checks.filter(({ result }) => result === 'failed');
    expect(failed.map(({ id }) => id)).toEqual(expect.arrayContaining(['plugin/1/5', 'data-source/1/4']));
    for (const { why, findings } of failed) {
      expect(why).toMatch(/\w+/);
      expect(findings[0]).toEqual({ what: expect.any(String), change: expect.any(String) });
    }
    expect(checks.some(({ result }) => result === 'passed')).toBe(true);
  });

  it('is not checked twice', async () => {
    const { reportedAt } = await version();
    await app.nest.get(PluginChecks).look();
    expect((await version()).reportedAt).toBe(reportedAt);
  });
});

describe('checks that come to no end', () => {
  const order = { pack: '/nowhere', hostVersion: '0.1.0', rows: 10 };

  it('are ended when their time is over', async () => {
    await expect(checkPack(order, { ms: 0, signal: new AbortController().signal })).rejects.toMatchObject({
      code: 'check-unfinished',
      message: 'The checks took longer than 0 minutes.',
    });
  });

  it('are ended with the server, and nothing of them goes on', async () => {
    const stop = new AbortController();
    const ended = checkPack(order, { ms: 60_000, signal: stop.signal });
    stop.abort();
    await expect(ended).rejects.toMatchObject({ message: 'The server was stopped meanwhile.' });
    const { stdout } = spawn('ps', ['-eo', 'ppid,args']);
    let lines = '';
    for await (const part of stdout) lines += String(part);
    const own = lines.split('\n').filter((line) => line.trim().startsWith(`${process.pid} `));
    expect(own.filter((line) => line.includes('check-process'))).toEqual([]);
  });
});
