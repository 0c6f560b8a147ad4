import { node } from '@fairshift/jest-preset';

export default { ...node, testTimeout: 180_000 };
