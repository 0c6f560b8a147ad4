import { KIT_VERSION } from '../subject/subject.js';
import { CliError } from './cli-error.js';
import { say } from './plugin-folder.js';

/** Says whether the installation at an address has this version of the kit. */
export async function sayCore(address: string): Promise<void> {
  const url = URL.parse('/kit/plugin-testkit.tgz', address);
  if (url === null) throw new CliError(`"${address}" is no address such as http://127.0.0.1:3000.`);
  const answer = await fetch(url, { method: 'HEAD' }).catch(() => {
    throw new CliError(`Nothing answers at ${url.origin}. Start Fairshift, or give another --core.`);
  });
  const version = /plugin-testkit-([\d.]+)\.tgz/.exec(answer.headers.get('content-disposition') ?? '')?.[1];
  if (version === undefined) throw new CliError(`${url.origin} answers, but is no Fairshift with a kit.`);
  say(
    version === KIT_VERSION
      ? `${url.origin} is Fairshift ${version}, as this kit.`
      : `${url.origin} is Fairshift ${version}, and this kit is ${KIT_VERSION}. Install its kit: npm install --save-dev ${url.origin}/kit/plugin-testkit-${version}.tgz`,
  );
}
