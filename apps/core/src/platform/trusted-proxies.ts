import { BlockList, isIP } from 'node:net';

const family = (address: string) => (isIP(address) === 6 ? 'ipv6' : 'ipv4');

/** Addresses and networks (`10.0.0.0/8`) whose `X-Forwarded-For` is believed. */
export class TrustedProxies {
  readonly #list = new BlockList();

  /** @throws Error with a sentence when an entry is neither */
  constructor(entries: readonly string[]) {
    for (const entry of entries) this.#add(entry);
  }

  has(address: string): boolean {
    return isIP(address) !== 0 && this.#list.check(address, family(address));
  }

  #add(entry: string): void {
    const [, address = '', bits] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(entry) ?? [];
    const widest = isIP(address) === 6 ? 128 : 32;
    if (isIP(address) === 0 || Number(bits ?? 0) > widest) {
      throw new Error(`${entry} is not an address, and not a network such as 10.0.0.0/8.`);
    }
    this.#list.addSubnet(address, Number(bits ?? widest), family(address));
  }
}
