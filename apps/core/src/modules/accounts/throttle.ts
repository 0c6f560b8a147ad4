import { createHash } from 'node:crypto';
import { isIPv6 } from 'node:net';
import { Injectable } from '@nestjs/common';
import type { Queryable } from '../../platform/context.js';
import { TooManyTries } from './accounts.errors.js';
import { AuthDatabase } from './auth-database.js';

const WINDOW_SECONDS = 15 * 60;

/**
 * Failures in a window. The narrow limit is on one account from one address, so that an outsider cannot lock
 * somebody else out; the wide ones stop guessing from many addresses and trying many accounts. An address counts
 * accounts, not tries: a whole hospital may share one, and a person who mistypes must not use up its share.
 */
const LIMITS = { pair: 10, account: 200, address: 100 } as const;
type Keys = Readonly<Record<keyof typeof LIMITS, Buffer>>;

const keyOf = (...parts: readonly string[]) => createHash('sha256').update(parts.join('\n')).digest();

/** The network of an address: one IPv6 customer holds a whole /64. */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/, '');
  if (!isIPv6(plain)) return plain;
  const [head = '', tail = ''] = plain.split('::');
  const front = head.split(':').filter(Boolean);
  const back = tail.split(':').filter(Boolean);
  const zeros = plain.includes('::') ? Array<string>(8 - front.length - back.length).fill('0') : [];
  return [...front, ...zeros, ...back].slice(0, 4).join(':');
}

export interface Attempt {
  /** What the person typed, whether or not it is an account: the answer must not tell. */
  readonly login: string;
  readonly address: string;
}

const keysOf = ({ login, address }: Attempt): Keys => {
  const [account, network] = [login.toLowerCase(), networkOf(address)];
  return {
    pair: keyOf('pair', account, network),
    account: keyOf('account', account),
    address: keyOf('address', network),
  };
};

/** Counts tries before the password is looked at; a try that succeeds is taken back. */
@Injectable()
export class Throttle {
  constructor(private readonly auth: AuthDatabase) {}

  /** @throws TooManyTries */
  async begin(attempt: Attempt): Promise<void> {
    const keys = keysOf(attempt);
    const free = await this.auth.run(async (db) => {
      // Tries on one account from one address wait for each other, so that none slips past the count.
      await db.execute('select pg_advisory_xact_lock($1)', [keys.pair.readInt32BE(0)]);
      const before = await this.#tries(db, keys.pair);
      if (before >= LIMITS.pair) return false;
      if ((await this.#tries(db, keys.account)) >= LIMITS.account) return false;
      if ((await this.#tries(db, keys.address)) >= LIMITS.address) return false;
      const counted = before === 0 ? Object.values(keys) : [keys.pair, keys.account];
      await db.execute('insert into sign_in_failures (key) select unnest($1::bytea[])', [counted]);
      return true;
    });
    if (!free) throw new TooManyTries(WINDOW_SECONDS);
  }

  /** Takes back this try and the earlier ones of this person from this address. */
  async succeeded(db: Queryable, attempt: Attempt): Promise<void> {
    const { pair, account, address } = keysOf(attempt);
    // The rows of one try were written by one statement, so that they hold the same instant.
    await db.execute(
      `with own as (delete from sign_in_failures where key = $1 returning at)
       delete from sign_in_failures f using own where f.key in ($2, $3) and f.at = own.at`,
      [pair, account, address],
    );
    await db.execute(`delete from sign_in_failures where at < now() - interval '1 day'`);
  }

  async #tries(db: Queryable, key: Buffer): Promise<number> {
    const rows = await db.query<{ tries: number }>(
      `select count(*) as tries from sign_in_failures where key = $1 and at > now() - $2 * interval '1 second'`,
      [key, WINDOW_SECONDS],
    );
    return rows[0]!.tries;
  }
}
