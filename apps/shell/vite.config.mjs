import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const require = createRequire(import.meta.url);

/** The chart worker is one file of its own: its policy refuses a second one, so the bundler must not touch it. */
function chartHostFile() {
  return {
    name: 'fairshift-chart-host-file',
    generateBundle() {
      const file = require.resolve('@fairshift/chart-host/worker-file');
      if (!existsSync(file)) this.error('Build packages/chart-host first: its worker file is missing.');
      const source = readFileSync(file);
      const hash = createHash('sha256').update(source).digest('hex').slice(0, 12);
      this.emitFile({ type: 'asset', fileName: `chart-host.${hash}.js`, source });
    },
  };
}

export default defineConfig({
  base: '/shell/',
  plugins: [react(), chartHostFile()],
  css: { preprocessorOptions: { scss: { quietDeps: true } } },
  build: {
    target: 'es2022',
    // A data: address in a style sheet would need a looser policy, so nothing is inlined.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    manifest: 'manifest.json',
  },
});
