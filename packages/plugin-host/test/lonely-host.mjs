// A host in a process of its own, that a test kills: `node lonely-host.mjs PACK LOCK WORK`. Tells its child's number.
import { PluginHost, PluginRegistry } from '../dist/index.js';

const [pack, lockFile, workFolder] = process.argv.slice(2);
const registry = await PluginRegistry.open({ packs: [pack], lockFile, hostVersion: '1.4.2' });
const quiet = () => {};
const log = { debug: quiet, info: quiet, warn: quiet, error: quiet };
const host = new PluginHost({ registry, workFolder, log });
const run = await host.start({ source: { pluginId: 'test.lonely', sourceId: 'tiny' } });
process.send(run.pid);
for await (const batch of run.batches) process.send(batch.rowsDone);
