// Bundles the child that draws charts to one file, with the drawing library in it.
import { defineConfig } from 'vite';

export default defineConfig({
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
      input: { 'chart-child': 'src/chart/child/entry.ts' },
      output: { entryFileNames: '[name].mjs', codeSplitting: false },
    },
  },
});
