import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { choosePort } from './port.mjs';

let taken;
const other = createServer();
beforeAll(async () => {
  await new Promise((resolve) => other.listen(0, '127.0.0.1', resolve));
  taken = other.address().port;
});
afterAll(() => other.close());

describe('the port', () => {
  it('is never one that another program answers on', async () => {
    await expect(choosePort({ FAIRSHIFT_PORT: String(taken) })).rejects.toThrow(
      `Port ${taken} is in use by another program.`,
    );
    await expect(choosePort({ FAIRSHIFT_URL: `http://localhost:${taken}` })).rejects.toThrow('in use');
  });

  it('is waited for when a killed start may still hold it', async () => {
    const leaving = createServer();
    await new Promise((resolve) => leaving.listen(0, '127.0.0.1', resolve));
    const { port } = leaving.address();
    setTimeout(() => leaving.close(), 300);
    expect(await choosePort({ FAIRSHIFT_PORT: String(port) }, 60_000)).toBe(port);
  });

  it('is that of an address on this machine, and never that of another machine', async () => {
    expect(await choosePort({ FAIRSHIFT_URL: 'http://localhost:28123' })).toBe(28_123);
    expect(await choosePort({ FAIRSHIFT_URL: 'https://fairshift.example.org:48123' })).toBeLessThan(3_100);
    expect(await choosePort({})).toBeGreaterThanOrEqual(3_000);
  });

  it.each(['eighty', '0', '70000', '80.5'])('is not %s', async (port) => {
    await expect(choosePort({ FAIRSHIFT_PORT: port })).rejects.toThrow(`FAIRSHIFT_PORT is ${port}.`);
  });
});
