import { node } from '@fairshift/jest-preset';

const shared = {
  ...node,
  setupFiles: ['<rootDir>/jest.setup.mjs'],
  globalSetup: '<rootDir>/test/global-setup.mjs',
  globalTeardown: '<rootDir>/test/global-teardown.mjs',
};
delete shared.testTimeout;

export default {
  // Journeys run beside these on the same two cores.
  testTimeout: 60_000,
  maxWorkers: 2,
  projects: [
    {
      ...shared,
      displayName: 'core',
      roots: ['<rootDir>/src', '<rootDir>/test'],
      testPathIgnorePatterns: [...node.testPathIgnorePatterns, '/unguarded/'],
    },
    {
      ...shared,
      displayName: 'without predicates',
      roots: ['<rootDir>/test/isolation/unguarded', '<rootDir>/src'],
      testMatch: ['**/unguarded/*.test.ts'],
      transform: { '^.+\\.tsx?$': '<rootDir>/test/isolation/unguarded/transform.mjs' },
    },
  ],
};
