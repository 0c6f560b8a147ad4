import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { Config } from '../../../platform/config.js';

const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** A secret as it is stored. */
export interface Sealed {
  readonly keyId: string;
  readonly sealed: Buffer;
}

/** Where a secret belongs: a sealed one opens nowhere else. */
export interface SecretPlace {
  readonly organisationId: string;
  readonly connectionId: string;
  readonly name: string;
}

/** A secret that no key of ours opens: the key is gone, or the row was changed. */
export class SecretLostError extends Error {
  readonly code = 'secret-lost';
  constructor(cause?: unknown) {
    super('A secret of this connection cannot be read any more. Type it again in the settings.', { cause });
  }
}

/**
 * Keys that seal secrets, newest first. Named in FAIRSHIFT_SECRET_KEYS ("id:base64,older:base64"), else kept in
 * `<data folder>/secret-keys.json`, which is made at the first use for this user's eyes only.
 */
export class KeyRing {
  readonly #keys: ReadonlyMap<string, Buffer>;
  readonly current: string;

  constructor(keys: readonly (readonly [id: string, key: Buffer])[]) {
    if (keys.length === 0 || keys.some(([, key]) => key.length !== KEY_BYTES)) {
      throw new Error('A key for secrets has 32 bytes, in base64.');
    }
    this.#keys = new Map(keys);
    this.current = keys[0]![0];
  }

  static open({ secretKeys, dataDir }: Pick<Config, 'secretKeys' | 'dataDir'>): KeyRing {
    return new KeyRing(
      Object.entries(secretKeys ?? keysOf(dataDir)).map(([id, key]) => [id, Buffer.from(key, 'base64')]),
    );
  }

  seal(place: SecretPlace, text: string): Sealed {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(CIPHER, this.#keys.get(this.current)!, nonce).setAAD(placeOf(place));
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return { keyId: this.current, sealed: Buffer.concat([nonce, body, cipher.getAuthTag()]) };
  }

  /** @throws SecretLostError */
  open(place: SecretPlace, { keyId, sealed }: Sealed): string {
    const key = this.#keys.get(keyId);
    if (!key) throw new SecretLostError();
    try {
      const decipher = createDecipheriv(CIPHER, key, sealed.subarray(0, NONCE_BYTES), {
        authTagLength: TAG_BYTES,
      });
      decipher.setAAD(placeOf(place)).setAuthTag(sealed.subarray(-TAG_BYTES));
      const body = decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES));
      return Buffer.concat([body, decipher.final()]).toString('utf8');
    } catch (error) {
      throw new SecretLostError(error);
    }
  }
}

const placeOf = ({ organisationId, connectionId, name }: SecretPlace): Buffer =>
  Buffer.from(JSON.stringify([organisationId, connectionId, name]));

/** Of two processes that start together, both use the first one's: a link never replaces. */
function keysOf(dataDir: string): Readonly<Record<string, string>> {
  const file = path.join(dataDir, 'secret-keys.json');
  if (!fs.existsSync(file)) {
    fs.mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    const part = `${file}.${process.pid}`;
    const made = { [`k${Date.now().toString(36)}`]: randomBytes(KEY_BYTES).toString('base64') };
    fs.writeFileSync(part, JSON.stringify(made), { mode: 0o600 });
    try {
      fs.linkSync(part, file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    fs.rmSync(part);
  }
  return JSON.parse(fs.readFileSync(file, 'utf8')) as Record<string, string>;
}
