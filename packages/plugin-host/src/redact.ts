const HIDDEN = '[secret]';
/** A shorter value stands in half of all words; nobody could read what is left. */
const SHORTEST = 4;
/** What can be base64, such as the name and password of an `Authorization` line. */
const ENCODED = /[A-Za-z0-9+/_-]{6,}={0,2}/g;

/** Takes the values of secrets out of words that are kept or shown: as they are, in an address, in JSON, in base64. */
export class Redactor {
  readonly #secrets: readonly string[];
  readonly #forms: readonly string[];

  constructor(secrets: Readonly<Record<string, string>> = {}) {
    this.#secrets = Object.values(secrets).filter((value) => value.length >= SHORTEST);
    const forms = new Set(this.#secrets.flatMap(formsOf));
    // The longest first: one secret may be the beginning of another.
    this.#forms = [...forms].toSorted((a, b) => b.length - a.length);
  }

  text(text: string): string {
    if (this.#forms.length === 0) return text;
    let left = text;
    for (const form of this.#forms) left = left.replaceAll(form, HIDDEN);
    return left.replaceAll(ENCODED, (token) => (this.#isEncoded(token) ? HIDDEN : token));
  }

  /** The same for every string of a JSON value; the value itself when there is nothing to hide. */
  all<T>(value: T): T {
    return this.#forms.length === 0 ? value : (this.#all(value) as T);
  }

  #all(value: unknown): unknown {
    if (typeof value === 'string') return this.text(value);
    if (Array.isArray(value)) return value.map((item) => this.#all(item));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, this.#all(item)]));
  }

  #isEncoded(token: string): boolean {
    const plain = Buffer.from(token, 'base64').toString('utf8');
    return this.#secrets.some((secret) => plain.includes(secret));
  }
}

function formsOf(secret: string): readonly string[] {
  // A lone half of a character cannot stand in an address.
  const inAddress = encodeURIComponent(secret.toWellFormed());
  return [secret, inAddress, inAddress.replaceAll('%20', '+'), JSON.stringify(secret).slice(1, -1)];
}
