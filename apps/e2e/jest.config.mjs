import { node } from '@fairshift/jest-preset';

/** The author's journey installs packages from npm's registry: FAIRSHIFT_AUTHOR=0 leaves it out where there is none. */
const left = process.env.FAIRSHIFT_AUTHOR === '0' ? ['/src/author/'] : [];

export default {
  ...node,
  testTimeout: 600_000,
  globalSetup: './src/harness/setup.mjs',
  globalTeardown: './src/harness/teardown.mjs',
  maxWorkers: 1,
  // The kills have an installation of their own: tooling/survival runs them beside these.
  testPathIgnorePatterns: [...node.testPathIgnorePatterns, '/src/survival/', ...left],
};
