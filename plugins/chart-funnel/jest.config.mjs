import { node } from '@fairshift/jest-preset';

export default node;
