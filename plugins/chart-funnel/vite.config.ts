import { definePlugin } from '@fairshift/plugin-sdk/vite';

export default definePlugin({ browser: 'src/index.ts' });
