import { SourceRunError } from '@fairshift/plugin-host';
import { notApplicable, type Check, type Outcome } from '../../check.js';
import { growFile } from '../../subject/large-file.js';
import { withRun, type RunCase, type SourceSubject } from '../../subject/source-subject.js';

const NO_TEXT = 'No fixture is a text table that could be made longer.';
const STOP_MS = 2_000;
const STOP_TRIES = 3;

/** Runs `work` with the first fixture, made long. */
async function withLarge(
  subject: SourceSubject,
  rows: number,
  work: (each: RunCase) => Promise<Outcome>,
): Promise<Outcome> {
  for (const each of subject.cases) {
    if (each.file === undefined) continue;
    const large = await growFile(each.file, rows);
    if (large === undefined) continue;
    try {
      return await work({ ...each, file: large.path });
    } finally {
      await large.remove();
    }
  }
  return notApplicable(NO_TEXT);
}

/** After one batch somebody presses Cancel. Gives the milliseconds that it then takes. */
const stopTime = (subject: SourceSubject, each: RunCase): Promise<number> =>
  withRun(subject, each, async (run) => {
    await run.batches[Symbol.asyncIterator]().next();
    const began = performance.now();
    await run.stop();
    return performance.now() - began;
  });

async function stopped(subject: SourceSubject, each: RunCase): Promise<Outcome> {
  let best = Infinity;
  // Other work on this computer makes a stop slower, never quicker.
  for (let count = 0; count < STOP_TRIES && best >= STOP_MS; count++)
    best = Math.min(best, await stopTime(subject, each));
  if (best < STOP_MS) return [];
  return [
    {
      what: `After a cancel the source went on for ${Math.round(best)} ms; it may take ${STOP_MS}.`,
      change: 'Hand ctx.signal to whatever takes long, and look at it in every loop.',
    },
  ];
}

export const stops: Check<SourceSubject> = {
  id: 'data-source/1/8',
  title: 'A cancel ends it within 2 seconds',
  badge: 'conforms',
  why: 'The person who pressed Cancel waits for it, and the dataset stays locked until then.',
  run: (subject) =>
    withLarge(subject, Math.min(subject.subject.rows, 200_000), (each) => stopped(subject, each)),
};

async function lived(subject: SourceSubject, each: RunCase, rows: number): Promise<Outcome> {
  const limit = subject.subject.manifest.limits?.memoryMb ?? 256;
  let seen = 0;
  try {
    await withRun(subject, each, async (run) => {
      for await (const batch of run.batches) seen = batch.rowsDone + batch.problemCount;
    });
  } catch (error) {
    if (!(error instanceof SourceRunError)) throw error;
    // What is wrong with rows that repeat is another check's business.
    if (error.kind === 'data') return [];
    return [
      {
        what: `With ${rows.toLocaleString('en-GB')} rows it ended after ${seen.toLocaleString('en-GB')}: ${error.message}`,
        change: `Keep nothing of a row once it is given; the limit is ${limit} MB.`,
      },
    ];
  }
  return [];
}

export const memory: Check<SourceSubject> = {
  id: 'data-source/1/10',
  title: 'A million rows stay within the memory that it asks for',
  badge: 'conforms',
  why: 'A source that holds the whole file works with the example and stops with the real one.',
  run: ({ ...subject }) =>
    withLarge(subject, subject.subject.rows, (each) => lived(subject, each, subject.subject.rows)),
};
