import { node } from '@fairshift/jest-preset';

/** The kills of `apps/e2e`. They have an installation of their own, so they run beside the journeys and not after them. */
export default {
  ...node,
  rootDir: '../../apps/e2e',
  roots: ['<rootDir>/src/survival'],
  testTimeout: 600_000,
  maxWorkers: 1,
};
