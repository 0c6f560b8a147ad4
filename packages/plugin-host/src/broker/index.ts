/** Where answers come from. An entry of its own: a run that asks the network for nothing does not carry it. */
export { LiveTransport, type Address, type Resolve } from './live-transport.js';
export { RecordingTransport } from './recording-transport.js';
export { ReplayTransport } from './replay-transport.js';
