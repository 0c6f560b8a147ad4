import { findChromium } from './chromium.mjs';
import { freePort, startInstallation } from './installation.mjs';

/** One installation for all journeys; without a browser they are skipped, loudly. */
export default async function setup() {
  if (!findChromium()) {
    process.stderr.write(
      '\nNO CHROMIUM FOUND: every browser journey is SKIPPED. Install chromium or set CHROMIUM_PATH.\n\n',
    );
    return;
  }
  // One that runs already, for somebody who writes a journey.
  if (process.env.FAIRSHIFT_E2E_URL) return;
  // Where a journey's own server will listen: connections may read from it, although it is on this machine.
  const port = String(await freePort());
  process.env.FAIRSHIFT_E2E_SOURCE_PORT = port;
  const env = { FAIRSHIFT_PRIVATE_ORIGINS: `http://127.0.0.1:${port}` };
  globalThis.installation = await startInstallation({ env });
  process.env.FAIRSHIFT_E2E_URL = globalThis.installation.url;
}
