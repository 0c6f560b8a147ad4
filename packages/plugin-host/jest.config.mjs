import { node } from '@fairshift/jest-preset';

// Most tests start processes, and a busy computer takes seconds for one.
export default { ...node, testTimeout: 120_000 };
