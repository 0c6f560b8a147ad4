import { definePlugin } from '@fairshift/plugin-sdk/vite';

export default definePlugin({ server: 'src/index.ts' });
