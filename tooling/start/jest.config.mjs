import { node } from '@fairshift/jest-preset';

// Installations start one after the other: two cores are no place for several databases at once.
export default { ...node, testMatch: ['**/*.test.mjs'], transform: {}, testTimeout: 180_000, maxWorkers: 1 };
