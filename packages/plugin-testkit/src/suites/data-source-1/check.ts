import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { Readable } from 'node:stream';
import { FetchRefusal, SourceRunError, type Reply, type Transport } from '@fairshift/plugin-host';
import type { FailureKind } from '@fairshift/plugin-sdk';
import { together, type Check, type Outcome } from '../../check.js';
import type { Finding } from '../../report.js';
import { withRequest, type RunCase, type SourceSubject } from '../../subject/source-subject.js';
import { eachCase } from './asks-nothing.js';

async function good(subject: SourceSubject, each: RunCase): Promise<Outcome> {
  const result = await withRequest(subject, each, (request) => subject.subject.host.host.check(request));
  if (result.ok) return [];
  return [
    {
      what: `The quick test of ${each.name} says: ${result.message}`,
      change: 'Let check() answer { ok: true } for what the source can read.',
    },
  ];
}

/** A file that is no table must be told of as the file's fault, or the settings', in a sentence. */
async function bad(subject: SourceSubject, each: RunCase): Promise<Outcome> {
  if (each.file === undefined) return [];
  const folder = await mkdtemp(join(tmpdir(), 'fairshift-kit-'));
  const file = join(folder, `not-a-table${extname(each.file)}`);
  await writeFile(file, 'This is a letter and no table.\nIt has two lines.\n');
  try {
    const said = await withRequest(subject, { ...each, file }, (request) =>
      subject.subject.host.host.check(request).catch((error: unknown) => error),
    );
    const kind = kindOf(said);
    if (kind === 'data' || kind === 'configuration') return [];
    const found = kind === undefined ? 'that all is well' : `a failure of the kind ${kind}`;
    return [
      {
        what: `Of a letter instead of a table, check() says ${found}.`,
        change: "Answer { ok: false, reason: 'data', message } with a sentence that names what is missing.",
      },
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const reply = (status: number): Reply => ({ status, statusText: '', headers: [], body: Readable.from([]) });

/** What may be wrong on the other side, and what the quick test may call it. */
const FAULTS: readonly (readonly [string, Transport['send'], readonly FailureKind[]])[] = [
  ['a key that is refused (401)', async () => reply(401), ['authorisation', 'configuration']],
  [
    'a server that cannot be reached',
    async () => {
      throw new FetchRefusal('unavailable', 'It could not be reached.');
    },
    ['unavailable'],
  ],
];

/** The Test button must tell the key's fault from the server's: another person mends each. */
async function faulty(subject: SourceSubject, each: RunCase): Promise<Outcome> {
  if (each.recording === undefined) return [];
  const findings: Finding[] = [];
  for (const [what, send, kinds] of FAULTS) {
    const spoil = () => ({ live: false, send });
    const said = await withRequest(subject, { ...each, spoil }, (request) =>
      subject.subject.host.host.check(request).catch((error: unknown) => error),
    );
    const kind = kindOf(said);
    if (kind !== undefined && kinds.includes(kind)) continue;
    findings.push({
      what: `Of ${what}, check() says ${kind === undefined ? 'that all is well' : `a failure of the kind ${kind}`}.`,
      change: `Answer { ok: false, reason: '${kinds[0]}', message } with a sentence.`,
    });
  }
  return findings;
}

const kindOf = (said: unknown): FailureKind | undefined =>
  said instanceof SourceRunError ? said.kind : (said as { readonly reason?: FailureKind }).reason;

export const quickTest: Check<SourceSubject> = {
  id: 'data-source/1/2',
  title: 'The quick test tells good from bad, within 10 seconds',
  badge: 'conforms',
  why: 'The Test button and the health page show what check() says. A wrong answer sends people to look for a fault where there is none.',
  async run(subject) {
    const outcome = await eachCase(subject, (each) => good(subject, each));
    const [first] = subject.cases;
    return first === undefined
      ? outcome
      : together([outcome, await bad(subject, first), await faulty(subject, first)]);
  },
};
