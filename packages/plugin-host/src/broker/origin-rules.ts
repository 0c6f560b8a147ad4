import type { PluginManifest } from '@fairshift/plugin-sdk';
import { refused } from './fetch-refusal.js';
import { fetchWords } from './fetch.words.js';
import type { AddedOrigin } from './fetch-line.js';

type Permissions = NonNullable<PluginManifest['permissions']>;

/** One origin that a source may use, and how. */
export interface OriginRule {
  readonly origin: string;
  readonly methods: readonly string[];
  readonly requestsPerMinute: number;
  readonly concurrency: number;
  readonly allowPrivate: boolean;
}

/** What an origin of the settings gets: the manifest says nothing of it. */
const ADDED = { methods: ['GET', 'HEAD', 'POST'], requestsPerMinute: 60, concurrency: 2 };

/** The origins of one run: those of the approved manifest, and those of the settings where the manifest asks for them. */
export class OriginRules {
  readonly #rules = new Map<string, OriginRule>();

  constructor({ network = [], networkFromConfig = [] }: Permissions, added: readonly AddedOrigin[] = []) {
    for (const rule of network) this.#rules.set(rule.origin, { ...rule, allowPrivate: false });
    for (const { origin: typed, allowPrivate = false } of added) {
      const origin = URL.parse(typed)?.origin;
      if (origin === undefined || origin === 'null') continue;
      const known = this.#rules.get(origin);
      if (known !== undefined)
        this.#rules.set(origin, { ...known, allowPrivate: known.allowPrivate || allowPrivate });
      else if (networkFromConfig.length > 0) this.#rules.set(origin, { origin, ...ADDED, allowPrivate });
    }
  }

  /** The rule for a request. @throws FetchRefusal */
  check(url: URL, method: string): OriginRule {
    if (this.#rules.size === 0) throw refused(fetchWords.noNetwork);
    if (url.protocol !== 'https:' && url.protocol !== 'http:') throw refused(fetchWords.badAddress);
    if (url.username !== '' || url.password !== '') throw refused(fetchWords.withPassword);
    const rule = this.#rules.get(url.origin);
    if (rule === undefined) throw refused(fetchWords.otherOrigin(url.origin, [...this.#rules.keys()]));
    if (url.protocol === 'http:' && !rule.allowPrivate) throw refused(fetchWords.notSecure(url.origin));
    if (!rule.methods.includes(method)) throw refused(fetchWords.method(method, url.origin));
    return rule;
  }

  allows(url: URL, method: string): boolean {
    try {
      this.check(url, method);
      return true;
    } catch {
      return false;
    }
  }
}
