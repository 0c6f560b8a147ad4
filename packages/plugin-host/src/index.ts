export type * from './batch.js';
export * from './errors.js';
export { readLock, writeLock, type PluginLock } from './pack/lock.js';
export { packPlugin } from './pack/pack-plugin.js';
export { verifyPack, type VerifiedPack } from './pack/verify-pack.js';
