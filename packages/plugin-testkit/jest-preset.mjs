// The jest preset of a plugin: TypeScript as ES modules. `"preset": "@fairshift/plugin-testkit"` in a jest config.
import { fileURLToPath } from 'node:url';

export default {
  testEnvironment: 'node',
  testTimeout: 120_000,
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.ts$': [
      fileURLToPath(import.meta.resolve('@swc/jest')),
      {
        swcrc: false,
        module: { type: 'es6' },
        jsc: { target: 'es2023', parser: { syntax: 'typescript' } },
      },
    ],
  },
};
