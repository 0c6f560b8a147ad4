import { dom } from '@fairshift/jest-preset';

export default dom;
