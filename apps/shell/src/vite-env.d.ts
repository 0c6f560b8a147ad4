/// <reference types="vite/client" />
declare module '@fairshift/ui/styles.scss';
