// A connection to the pages server, made and run as people do, over HTTP.
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { signIn } from '../../../tooling/demo/client.mjs';
import { packFolder } from '../../e2e/src/plugins/pack.mjs';

const SOURCE = fileURLToPath(new URL('./pages-source', import.meta.url));
const ENDED = ['done', 'failed', 'cancelled', 'needs-confirmation'];

/** Uploads the source for the server's address and switches it on. */
export async function bringSource(url, address) {
  const { password } = await (await fetch(`${url}/api/demo`)).json();
  const admin = await signIn(url, 'system-administrator', password);
  const bytes = packFolder(SOURCE, (manifest) => manifest.replace('http://127.0.0.1:4400', address));
  const { pluginId, version } = await admin.upload('/api/system/plugins/uploads', 'pages.fsplugin', bytes);
  const at = `/api/system/plugins/${pluginId}`;
  const { hash } = (await admin.get(at)).versions.find((each) => each.version === version);
  await admin.send('POST', `${at}/decisions`, { version, hash, decision: 'enable' });
}

/** Makes a connection with its stream chosen; answers what can be done with it. */
export async function connect(url, address, title) {
  const { password } = await (await fetch(`${url}/api/demo`)).json();
  const client = await signIn(url, 'trust-admin', password);
  const base = `/api/organisations/${client.account.memberships[0].organisation.id}/connections`;
  const source = { pluginId: 'bench.pages', sourceId: 'pages', config: { address } };
  const made = await client.send('POST', base, { ...source, title });
  const at = `${base}/${made.id}`;
  const { ok, words, connection } = await client.send('POST', `${at}/test`);
  if (!ok) throw new Error(`The source does not answer: ${words}`);
  const { version } = connection;
  await client.send('PATCH', at, { version, streams: ['attended'], lookbackDays: 31 });
  return {
    get: () => client.get(at),
    cancel: () => client.send('POST', `${at}/cancel`),
    start: () => client.send('POST', `${at}/runs`),
    /** Looks until the newest run is as it should be. */
    async until(holds) {
      for (; ; await wait(20)) if (holds((await client.get(at)).runs[0])) return;
    },
    /** Starts a run and waits for its end. @returns milliseconds: all of it, and from the last row on */
    async run() {
      const began = performance.now();
      await client.send('POST', `${at}/runs`);
      let sorting;
      for (;;) {
        const one = await client.get(at);
        const [run] = one.runs;
        if (run.progress?.words.startsWith('Sorting')) sorting ??= performance.now();
        if (ENDED.includes(run.state)) {
          if (run.state !== 'done') throw new Error(`The run ended as ${run.state}: ${run.outcome}`);
          const ended = performance.now();
          return { all: ended - began, finish: ended - (sorting ?? ended), rows: one.datasets[0].rows, run };
        }
        await wait(100);
      }
    },
  };
}
