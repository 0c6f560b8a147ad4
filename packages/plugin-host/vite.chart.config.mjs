// Bundles the children that draw charts and write pages, each to one file with its libraries in it.
import { defineConfig } from 'vite';

const ENTRIES = {
  chart: { 'chart-child': 'src/chart/child/entry.ts' },
  page: { 'page-child': 'src/chart/child/page-entry.ts' },
};

export default defineConfig(({ mode }) => ({
  logLevel: 'warn',
  // The inner fence takes `process` away before the library draws.
  define: { 'process.env.NODE_ENV': '"production"' },
  ssr: { noExternal: true },
  build: {
    ssr: true,
    target: 'node24',
    outDir: 'dist',
    emptyOutDir: false,
    minify: true,
    rolldownOptions: {
      input: ENTRIES[mode],
      output: { entryFileNames: '[name].mjs', codeSplitting: false },
    },
  },
}));
