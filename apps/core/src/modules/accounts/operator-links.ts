import type { Pool } from 'pg';
import { AuthPool } from '../../database/pools.js';
import type { Config } from '../../platform/config.js';
import { AccountLog } from './account-log.js';
import { AccountsRepository } from './accounts.repository.js';
import { AuthDatabase } from './auth-database.js';
import { LinksRepository } from './links.repository.js';
import { LinksService } from './links.service.js';

/** For a command at the terminal, without a server: undefined when nobody has this login or e-mail address. */
export async function makeRecoveryLink(
  pool: Pool,
  config: Config,
  login: string,
): Promise<{ readonly name: string; readonly login: string; readonly link: string } | undefined> {
  const auth = new AuthDatabase(new AuthPool(pool));
  const accounts = new AccountsRepository();
  const log = new AccountLog(auth, accounts);
  const links = new LinksService(auth, new LinksRepository(), accounts, log, config);
  return auth.run(async (db) => {
    const person = await accounts.findByLogin(db, login);
    if (!person) return undefined;
    const { id, name, systemId } = person;
    // Of no organisation: it may open what no admin's link may.
    const made = await links.create(db, { kind: 'recovery', systemId, personId: id });
    await log.system(
      db,
      { personId: '', name: 'The operator', systemId },
      {
        verb: 'recovery-link.created',
        objectType: 'person',
        objectId: id,
        words: `made a recovery link for ${name} at the terminal`,
        after: { linkId: made.id },
      },
    );
    return { name, login: person.login, link: made.link };
  });
}
