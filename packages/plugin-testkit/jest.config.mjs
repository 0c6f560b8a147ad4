import { node } from '@fairshift/jest-preset';

export default { ...node, testTimeout: 300_000 };
