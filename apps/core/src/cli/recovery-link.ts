import { findInstallation } from '../database/address-note.js';
import { makePool } from '../database/pools.js';
import { makeRecoveryLink } from '../modules/accounts/index.js';
import type { Config } from '../platform/config.js';

/** What PostgreSQL and the way to it say when nobody, or somebody else, answers there. */
const UNREACHABLE = /^(ECONN|EHOSTUNREACH|ENOTFOUND|ETIMEDOUT|28|3D|57P03)/;

interface Answer {
  readonly code: number;
  readonly words: string;
}

/**
 * The way back in for somebody whom nobody else may help: the only admin, a system administrator, a person with
 * rights in two places. Whoever can run this can read the database anyway.
 * @throws DatabaseSetupError
 */
export async function recoveryLink(login: string, config: Config): Promise<Answer> {
  const { url, auth } = await findInstallation(config);
  const pool = makePool(auth, 'command', 1, () => undefined);
  try {
    const made = await makeRecoveryLink(pool, { ...config, url }, login);
    if (!made) return { code: 1, words: `Nobody has the login name or e-mail address ${login}.` };
    const words = `With this link ${made.name} (${made.login}) sets a new password, once, within 24 hours. Give it to nobody else:`;
    return { code: 0, words: `${words}\n${made.link}` };
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    if (!UNREACHABLE.test(code ?? '')) throw error;
    const words = `The database does not let us in (${message}). Start Fairshift, or give the settings that it was started with.`;
    return { code: 1, words };
  } finally {
    await pool.end();
  }
}
