// After the plugins are built: writes plugins/plugins.lock.json. Only packs whose hashes stand in it start
// approved; any other waits for a system administrator.
import { fileURLToPath } from 'node:url';
import { workspacePacks } from '../../packages/plugin-host/dist/index.js';
import { writeLock } from '../../packages/plugin-host/dist/pack/index.js';

const plugins = fileURLToPath(new URL('../../plugins', import.meta.url));
await writeLock(await workspacePacks(plugins), `${plugins}/plugins.lock.json`);
