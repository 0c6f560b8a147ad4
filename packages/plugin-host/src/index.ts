export type * from './batch.js';
export * from './errors.js';
export { readLock, writeLock, type PluginLock } from './pack/lock.js';
export { packPlugin } from './pack/pack-plugin.js';
export { ARCHIVE_LIMITS, type ArchiveLimits } from './pack/archive-files.js';
export { unpackTarball } from './pack/unpack-tarball.js';
export { unpackZip } from './pack/unpack-zip.js';
export { zipPack } from './pack/zip-pack.js';
export { verifyPack, type VerifiedPack } from './pack/verify-pack.js';
export { addressKind, type AddressKind } from './broker/address.js';
export { FETCH_LIMITS, type FetchLimits } from './broker/fetch-limits.js';
export { FetchRefusal } from './broker/fetch-refusal.js';
export { LiveTransport, type Address, type Resolve } from './broker/live-transport.js';
export { RecordingTransport } from './broker/recording-transport.js';
export { ReplayTransport } from './broker/replay-transport.js';
export type { Exchange, Reply, Transport } from './broker/transport.js';
export type { AddedOrigin, FetchLine, FetchOutcome } from './broker/fetch-line.js';
export type { Answers, ReadMode, ResumeState, StoredCursor } from './protocol.js';
export type { PluginDecision } from './registry/decisions.js';
export type { FoundPack, LocatorKind, PluginRecord, PluginState } from './registry/plugin-record.js';
export { PluginRegistry, workspacePacks, type RegistryOptions } from './registry/plugin-registry.js';
export { PluginStore, type PackOrigin, type StoredPack } from './registry/plugin-store.js';
export type { PluginStatus } from './registry/plugin-status.js';
export { DEFAULT_LIMITS, type ReadySource, type SourceRef } from './registry/ready-sources.js';
export { SERVED } from './registry/served-contracts.js';
export type { PublicChart, PublicFile } from './registry/public-files.js';
export type { OfferedColumns } from './run/check-answers.js';
export type { HostLog } from './run/host-log.js';
export {
  PluginHost,
  type Answered,
  type PluginHostOptions,
  type Recognised,
  type Silent,
} from './run/plugin-host.js';
export type { RunRequest } from './run/run-request.js';
export type { SourceFile } from './run/source-file.js';
export type { SourceRun } from './run/source-run.js';
