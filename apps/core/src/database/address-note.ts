import fs from 'node:fs';
import path from 'node:path';
import type { Config } from '../platform/config.js';
import { DatabaseSetupError, passwords, prepareDatabase } from './prepare.js';
import type { DatabaseUrls } from './prepare.js';

/** Where the last start answered and found its database. Without passwords: those stay where they are. */
interface AddressNote {
  readonly url: string;
  readonly auth: string;
}

const fileOf = (dataDir: string) => path.join(dataDir, 'address.json');

/** Lets a command at the terminal find what `npm start` chose: its port, and that of its own database. */
export function noteAddress(config: Config, urls: DatabaseUrls): void {
  const auth = new URL(urls.auth);
  auth.password = '';
  const note: AddressNote = { url: config.url.origin, auth: auth.href };
  const part = `${fileOf(config.dataDir)}.${process.pid}`;
  fs.writeFileSync(part, JSON.stringify(note), { mode: 0o600 });
  fs.renameSync(part, fileOf(config.dataDir));
}

const readNote = (dataDir: string): AddressNote | undefined =>
  fs.existsSync(fileOf(dataDir))
    ? (JSON.parse(fs.readFileSync(fileOf(dataDir), 'utf8')) as AddressNote)
    : undefined;

/**
 * What a command needs to act on accounts (`auth`) or on the installation (`app`): from the settings when they name a database, else from the last start.
 * @throws DatabaseSetupError when neither says where the database is
 */
export async function findInstallation(
  config: Config,
): Promise<{ readonly url: URL; readonly auth: string; readonly app: string }> {
  const note = readNote(config.dataDir);
  const url = note ? new URL(note.url) : config.url;
  const { app, auth, owner } = config.database;
  if (app ?? auth ?? owner) {
    const urls = await prepareDatabase(config);
    return { url, auth: urls.auth, app: urls.app };
  }
  if (!note) {
    throw new DatabaseSetupError(
      `Nothing was started in ${config.dataDir} yet. Set FAIRSHIFT_DATA_DIR or DATABASE_OWNER_URL as for npm start.`,
    );
  }
  const address = new URL(note.auth);
  if (address.username !== 'fairshift_auth') {
    throw new DatabaseSetupError('Fairshift was started with a DATABASE_AUTH_URL. Give the same one here.');
  }
  const secret = passwords(config.dataDir);
  address.password = secret.auth;
  const own = new URL(address);
  [own.username, own.password] = ['fairshift_app', secret.app];
  return { url, auth: address.href, app: own.href };
}
