// Bundles the programs: a process is started for every job, and what it loads is most of its start. 1,700 modules of the
// server take 1.2 seconds to load one by one, and a third of that as a few.
import { defineConfig } from 'vite';

// What tsc has made: only it knows of decorators.
const PROGRAMS = {
  jobs: {
    'import-process': 'dist/modules/imports/run/import-process.js',
    'connection-process': 'dist/modules/connections/run/connection-process.js',
    'simulation-thread': 'dist/modules/measures/detectability/simulation-thread.js',
  },
  server: { main: 'dist/main.js' },
  command: { fairshift: 'dist/cli/fairshift.js' },
};

/** Each starts processes of its own, reads files beside itself, is no JavaScript, or is only looked for. */
const APART = [
  '@fairshift/plugin-host/chart',
  '@node-rs/argon2',
  'pino',
  'typeorm',
  'pg-native',
  /^@nestjs\/(?:microservices|websockets|platform-)(?!express)/,
  /^class-(?:transformer|validator)$/,
];

/** `vite build --mode jobs` makes dist/jobs, `--mode server` dist/server and so on: one folder deep, as `builtFile` has it. */
export default defineConfig(({ mode }) => ({
  logLevel: 'error',
  ssr: { noExternal: true },
  build: {
    ssr: true,
    target: 'node24',
    outDir: `dist/${mode}`,
    minify: false,
    sourcemap: true,
    rolldownOptions: {
      input: PROGRAMS[mode],
      external: APART,
      output: { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
    },
  },
}));
