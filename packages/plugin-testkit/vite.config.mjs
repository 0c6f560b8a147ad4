// The chart's child as one file, so that a fenced process needs to read nothing else.
import { defineConfig } from 'vite';

export default defineConfig({
  logLevel: 'warn',
  ssr: { noExternal: true },
  build: {
    ssr: true,
    target: 'node24',
    outDir: 'dist',
    emptyOutDir: false,
    minify: false,
    rolldownOptions: {
      input: { 'chart-child': 'src/child/entry.ts' },
      output: { entryFileNames: '[name].mjs', codeSplitting: false },
    },
  },
});
