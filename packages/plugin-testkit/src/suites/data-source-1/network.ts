import { Readable } from 'node:stream';
import { SourceRunError, type Reply, type Transport } from '@fairshift/plugin-host';
import { notApplicable, type Check, type Outcome } from '../../check.js';
import type { Finding } from '../../report.js';
import { difference } from '../../subject/reading.js';
import { firstReading, read, type RunCase, type SourceSubject } from '../../subject/source-subject.js';
import { NO_NETWORK } from './asks-nothing.js';

type Spoil = NonNullable<RunCase['spoil']>;
const NO_RECORDING = 'No case of fixtures/conform.json names a recording to play back.';

const answer = (status: number, headers: Readonly<Record<string, string>> = {}, body = ''): Reply => ({
  status,
  statusText: '',
  headers: Object.entries(headers),
  body: Readable.from(body === '' ? [] : [Buffer.from(body)]),
});

/** The first request meets a fault, all others are answered. */
const once =
  (reply: () => Reply): Spoil =>
  (transport) => {
    let count = 0;
    return { live: false, send: async (exchange) => (count++ === 0 ? reply() : transport.send(exchange)) };
  };

const always =
  (reply: () => Reply): Spoil =>
  (): Transport => ({ live: false, send: async () => reply() });

/** Faults that pass: the same rows must come. */
const PASSING: readonly (readonly [string, Spoil])[] = [
  ['is told once to wait (429)', once(() => answer(429, { 'retry-after': '1' }))],
  ['meets a fault of the server once (500)', once(() => answer(500))],
];

/** Faults that stay: the run must fail in words, and give no row. */
const LASTING: readonly (readonly [string, Spoil])[] = [
  ['is sent to another address', always(() => answer(302, { location: 'https://elsewhere.invalid/' }))],
  [
    'gets a web page instead of data',
    always(() => answer(200, { 'content-type': 'text/html' }, '<html>Sorry</html>')),
  ],
  [
    'gets half an answer',
    always(() => answer(200, { 'content-type': 'application/json' }, '{"items":[{"per')),
  ],
];

async function passes(
  subject: SourceSubject,
  each: RunCase,
  [what, spoil]: (typeof PASSING)[number],
): Promise<readonly Finding[]> {
  const change = 'Use ctx.fetch and nothing else: the host waits and tries again.';
  try {
    const wrong = difference(await firstReading(subject, each), await read(subject, { ...each, spoil }));
    return wrong === undefined ? [] : [{ what: `When it ${what}, the rows differ: ${wrong}.`, change }];
  } catch (error) {
    return [{ what: `When it ${what}, it gives up: ${(error as Error).message}`, change }];
  }
}

async function fails(
  subject: SourceSubject,
  each: RunCase,
  [what, spoil]: (typeof LASTING)[number],
): Promise<readonly Finding[]> {
  const change = "Throw a PluginError of the kind 'data' or 'unavailable' with a sentence.";
  try {
    const { keys } = await read(subject, { ...each, spoil });
    return [{ what: `When it ${what}, it ends well, with ${keys.length} figures.`, change }];
  } catch (error) {
    if (!(error instanceof SourceRunError)) throw error;
    return error.code === 'crashed'
      ? [{ what: `When it ${what}, it breaks down instead of saying so.`, change }]
      : [];
  }
}

async function tryFaults(subject: SourceSubject): Promise<Outcome> {
  const found = subject.cases.find(({ recording }) => recording !== undefined);
  if (found === undefined) return [{ what: 'What it fetches cannot be tried.', change: NO_RECORDING }];
  const findings: Finding[] = [];
  for (const fault of PASSING) findings.push(...(await passes(subject, found, fault)));
  for (const fault of LASTING) findings.push(...(await fails(subject, found, fault)));
  return findings;
}

export const network: Check<SourceSubject> = {
  id: 'data-source/1/9',
  title: 'It waits when it is told to, tries again after a fault, and follows no one elsewhere',
  badge: 'conforms',
  why: 'A publisher blocks a client that does not wait, and then nobody at that address gets data.',
  run: async (subject) => (subject.fetches ? tryFaults(subject) : notApplicable(NO_NETWORK)),
};
