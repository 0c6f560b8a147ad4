/** What the owner of a connection reads when the host did not make a request, or got no answer. */
export const fetchWords = {
  noNetwork: 'This source is not allowed to use the network.',
  badAddress: 'This source asked for something that is not an address on the web.',
  withPassword:
    'This source put a name or password into an address. They belong into the settings of the connection.',
  otherOrigin: (origin: string, allowed: readonly string[]) =>
    `This source asked for ${origin}, and it may use ${allowed.join(', ')} only. Check the address in the settings of the connection.`,
  method: (method: string, origin: string) => `This source may not send ${method} to ${origin}.`,
  notSecure: (origin: string) =>
    `${origin} is not an address that begins with https. Use one, or ask a system administrator to name this one as private.`,
  privateAddress: (host: string) =>
    `${host} lies in a private network, where no source may look. A system administrator may name this address to allow it.`,
  neverAddress: (host: string) =>
    `${host} is an address inside a computer or its network, where no source may look.`,
  sentOn: (from: string, to: string) => `${from} sent this source on to ${to}, which it may not use.`,
  sentNowhere: (host: string) => `${host} sent this source on to something that is not an address.`,
  sentOnTooOften: (host: string) => `${host} sent this source from one address to the next without an end.`,
  sentOnAtAll: (host: string) => `${host} sent this source on to another address, which it did not expect.`,
  bodyTooLarge: (kilobytes: number) => `This source tried to send more than ${kilobytes} kB at once.`,
  badHeaders: 'This source tried to send a header that is not allowed.',
  unknownHost: (host: string) =>
    `There is no computer called ${host}, or its name could not be looked up. Check the address, or try again later.`,
  unreachable: (host: string) => `${host} could not be reached. Try again later.`,
  notTrusted: (host: string) =>
    `${host} could not show that it is what it says (its certificate is not valid). Ask whoever runs it.`,
  noAnswer: (host: string, seconds: number) =>
    `${host} did not answer within ${seconds} seconds. Try again later.`,
  tooSlow: (host: string) => `${host} sent its answer too slowly. Try again later.`,
  brokeOff: (host: string) => `${host} broke off its answer. Try again later.`,
  tooLarge: (host: string, megabytes: number) =>
    `${host} answered with more than ${megabytes} MB, which is the most that is read.`,
  badEncoding: (host: string) => `${host} packed its answer in a way that Fairshift does not know.`,
  wait: (host: string, minutes: number) =>
    `${host} asks to wait ${minutes === 1 ? 'a minute' : `${minutes} minutes`} before the next request.`,
  badRecording: (file: string, why: string) => `The recording ${file} is not right: ${why}`,
  notRecorded: (method: string, address: string) => `No answer to ${method} ${address} is recorded.`,
} as const;
