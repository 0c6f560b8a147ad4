import { read } from 'node:fs';
import { promisify } from 'node:util';
import { PluginHost } from '@fairshift/plugin-host';
import type { NestExpressApplication } from '@nestjs/platform-express';

type Recognise = PluginHost['recognise'];
type File = Parameters<Recognise>[0];

const HEAD_BYTES = 1_000;
/** How files in our own layout begin: their sources look at the heading and no further. */
const OWN_LAYOUT = 'period_start,period_end,';

/** What tells files apart for those who are asked about them. */
async function kindOf({ descriptor, name, sha256 }: File): Promise<string> {
  const { bytesRead, buffer } = await promisify(read)(descriptor, Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
  const [heading = ''] = buffer.toString('latin1', 0, bytesRead).split('\n');
  return heading.startsWith(OWN_LAYOUT) ? heading : `${name} ${sha256}`;
}

/**
 * Asking all sources about a file starts a process for each plugin, which is most of the work of an import. Here a file
 * of a kind that was asked about before gets the same answer, as long as the same sources are ready and all of them
 * answered. `recognise-again.api.test.ts` and the tests of plugin-host have what asking does.
 */
export function rememberRecognition(nest: NestExpressApplication): void {
  const host = nest.get(PluginHost, { strict: false });
  const answers = new Map<string, ReturnType<Recognise>>();
  const recognise: Recognise = async (file, signal) => {
    const asked = host.options.registry.sources().map(({ ref, version }) => ({ ...ref, version }));
    const key = JSON.stringify([await kindOf(file), asked]);
    const known = answers.get(key);
    if (known !== undefined) return structuredClone(await known);
    const answer = PluginHost.prototype.recognise.call(host, file, signal);
    const complete = answer.then(({ silent }) => silent.length === 0);
    if (await complete) answers.set(key, answer);
    return answer;
  };
  host.recognise = recognise;
}
