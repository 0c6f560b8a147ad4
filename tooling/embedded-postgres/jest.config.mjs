import { node } from '@fairshift/jest-preset';

// Databases start and end in these, which takes long on a busy computer.
export default { ...node, testMatch: ['**/*.test.mjs'], transform: {}, testTimeout: 120_000 };
