import { node } from '@fairshift/jest-preset';

export default {
  ...node,
  testTimeout: 300_000,
  globalSetup: './src/harness/setup.mjs',
  globalTeardown: './src/harness/teardown.mjs',
  maxWorkers: 1,
};
