import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { SourceRunError } from '@fairshift/plugin-host';
import { together, type Check, type Outcome } from '../../check.js';
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
    const kind = said instanceof SourceRunError ? said.kind : (said as { reason?: string }).reason;
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

export const quickTest: Check<SourceSubject> = {
  id: 'data-source/1/2',
  title: 'The quick test tells good from bad, within 10 seconds',
  badge: 'conforms',
  why: 'The Test button and the health page show what check() says. A wrong answer sends people to look for a fault where there is none.',
  async run(subject) {
    const outcome = await eachCase(subject, (each) => good(subject, each));
    const [first] = subject.cases;
    return first === undefined ? outcome : together([outcome, await bad(subject, first)]);
  },
};
