// Bundles the programs of jobs, each to one file: a process is started for every job, and what it loads is most of its start.
import { defineConfig } from 'vite';

export default defineConfig({
  logLevel: 'error',
  ssr: { noExternal: true },
  build: {
    ssr: true,
    target: 'node24',
    outDir: 'dist/jobs',
    minify: false,
    sourcemap: true,
    rolldownOptions: {
      // What tsc has made: only it knows of decorators.
      input: {
        'import-process': 'dist/modules/imports/run/import-process.js',
        'connection-process': 'dist/modules/connections/run/connection-process.js',
      },
      // Only looked for, never there.
      external: ['pg-native'],
      output: { entryFileNames: '[name].mjs' },
    },
  },
});
