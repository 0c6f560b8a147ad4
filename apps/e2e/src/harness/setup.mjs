import { findChromium } from './chromium.mjs';
import { startInstallation } from './installation.mjs';

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
  globalThis.installation = await startInstallation();
  process.env.FAIRSHIFT_E2E_URL = globalThis.installation.url;
}
