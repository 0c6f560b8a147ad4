import { node } from '@fairshift/jest-preset';

/** The author's guides install packages twice and take minutes: `npm run soak` follows them. */
const soaked = process.env.FAIRSHIFT_SOAK ? [] : ['/src/author/'];

export default {
  ...node,
  testTimeout: 600_000,
  globalSetup: './src/harness/setup.mjs',
  globalTeardown: './src/harness/teardown.mjs',
  maxWorkers: 1,
  testPathIgnorePatterns: [...node.testPathIgnorePatterns, ...soaked],
};
