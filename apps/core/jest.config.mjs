import { node } from '@fairshift/jest-preset';

export default {
  ...node,
  roots: ['<rootDir>/src', '<rootDir>/test'],
  setupFiles: ['./jest.setup.mjs'],
  globalSetup: './test/global-setup.mjs',
  globalTeardown: './test/global-teardown.mjs',
  maxWorkers: 2,
};
