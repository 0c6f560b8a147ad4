import { defineConfig } from 'vite';

// The worker: one file with nothing left to import but the plugins' bundles, which arrive by address.
export default defineConfig({
  build: {
    outDir: 'dist',
    emptyOutDir: false,
    target: 'es2023',
    lib: { entry: 'src/worker.ts', formats: ['es'], fileName: () => 'worker.js' },
    rolldownOptions: { output: { codeSplitting: false } },
  },
});
