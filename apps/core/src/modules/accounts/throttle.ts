import { createHash } from 'node:crypto';
import { isIPv6 } from 'node:net';
import { Injectable } from '@nestjs/common';
import type { Queryable } from '../../platform/context.js';
import { AccountLog } from './account-log.js';
import { TooManyTries } from './accounts.errors.js';
import { AccountsRepository } from './accounts.repository.js';
import { AuthDatabase } from './auth-database.js';

const WINDOW_SECONDS = 15 * 60;

/**
 * Failures in a window. The narrow limit is on one account from one address, so that an outsider cannot lock
 * somebody else out; the wide ones stop guessing from many addresses and trying many accounts. An address counts
 * accounts, not tries: a whole hospital may share one, and a person who mistypes must not use up its share.
 */
const LIMITS = { pair: 10, account: 200, address: 100 } as const;
type Limit = keyof typeof LIMITS;
type Keys = Readonly<Record<Limit, Buffer>>;
const NAMES = ['pair', 'account', 'address'] as const;

/** For the log of the system, after "Somebody". */
const CLOSED: Readonly<Record<Limit, string>> = {
  pair: 'gave 10 wrong passwords for one account from one address, and has to wait',
  account: 'gave 200 wrong passwords for one account: nobody can sign in to it for a while',
  address: 'gave wrong passwords for 100 accounts from one address: nobody can sign in from it for a while',
};

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
  constructor(
    private readonly auth: AuthDatabase,
    private readonly accounts: AccountsRepository,
    private readonly log: AccountLog,
  ) {}

  /** @throws TooManyTries */
  async begin(attempt: Attempt): Promise<void> {
    const keys = keysOf(attempt);
    const free = await this.auth.run(async (db) => {
      // Tries on one account from one address wait for each other, so that none slips past the count.
      await db.execute('select pg_advisory_xact_lock($1)', [keys.pair.readInt32BE(0)]);
      const before = await this.#allTries(db, keys);
      if (NAMES.some((name) => before[name] >= LIMITS[name])) return false;
      const counted = NAMES.filter((name) => name !== 'address' || before.pair === 0);
      await db.execute('insert into sign_in_failures (key) select unnest($1::bytea[])', [
        counted.map((name) => keys[name]),
      ]);
      const closed = counted.filter((name) => before[name] + 1 === LIMITS[name]);
      for (const name of closed) await this.#tellOnce(db, attempt, name, keys[name]);
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

  async #allTries(db: Queryable, keys: Keys): Promise<Record<Limit, number>> {
    const counts = { pair: 0, account: 0, address: 0 };
    for (const name of NAMES) counts[name] = await this.#tries(db, keys[name]);
    return counts;
  }

  async #tries(db: Queryable, key: Buffer): Promise<number> {
    const rows = await db.query<{ tries: number }>(
      `select count(*) as tries from sign_in_failures where key = $1 and at > now() - $2 * interval '1 second'`,
      [key, WINDOW_SECONDS],
    );
    return rows[0]!.tries;
  }

  /** One entry in a window, however long somebody goes on; never what was typed, which may be a password. */
  async #tellOnce(db: Queryable, { login, address }: Attempt, limit: Limit, key: Buffer): Promise<void> {
    const told = keyOf('told', key.toString('hex'));
    if ((await this.#tries(db, told)) > 0) return;
    await db.execute('insert into sign_in_failures (key) values ($1)', [told]);
    const person = limit === 'address' ? undefined : await this.accounts.findByLogin(db, login);
    const systemId = person?.systemId ?? (await this.accounts.systemId(db));
    await this.log.system(
      db,
      { personId: '', name: 'Somebody', systemId },
      {
        verb: 'sign-in.blocked',
        objectType: person ? 'person' : 'address',
        objectId: person?.id ?? networkOf(address),
        words: CLOSED[limit],
        after: { count: LIMITS[limit], address: networkOf(address) },
      },
    );
  }
}
