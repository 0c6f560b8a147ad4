/** Packs as files: made, unpacked and checked. An entry of its own, so that a run of a source does not carry it. */
export { ARCHIVE_LIMITS, type ArchiveLimits } from './archive-files.js';
export { readLock, writeLock, type PluginLock } from './lock.js';
export { packPlugin } from './pack-plugin.js';
export { unpackTarball } from './unpack-tarball.js';
export { unpackZip } from './unpack-zip.js';
export { verifyPack, type VerifiedPack } from './verify-pack.js';
export { zipPack } from './zip-pack.js';
