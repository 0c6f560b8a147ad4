import { SourceRunError } from '@fairshift/plugin-host';
import { notApplicable, type Check, type Outcome } from '../../check.js';
import { farFuture } from '../../subject/far-future.js';
import {
  discover,
  firstReading,
  read,
  type RunCase,
  type SourceSubject,
} from '../../subject/source-subject.js';
import { eachCase } from './asks-nothing.js';

async function fromTheFuture(subject: SourceSubject, each: RunCase): Promise<Outcome> {
  if (each.file !== undefined) return notApplicable('A file is read anew each time.');
  const [stream] = await discover(subject, each);
  if (stream?.refresh !== 'incremental') return notApplicable('It is read anew each time.');
  const { cursor } = await firstReading(subject, each);
  if (cursor === undefined)
    return [
      {
        what: `${each.name} is refreshed bit by bit, and never says how far it is.`,
        change: "Yield { type: 'checkpoint', cursor } after each part that is complete.",
      },
    ];
  const value = farFuture(cursor.value);
  if (value === undefined) return notApplicable('Its cursor holds no date.');
  try {
    const { keys } = await read(subject, each, { mode: 'incremental', cursor: { ...cursor, value } });
    if (keys.length === 0) return [];
    return [
      {
        what: `${each.name}, read on from ${JSON.stringify(value)}, gives ${keys.length} figures.`,
        change: 'Ask only for what is newer than the cursor.',
      },
    ];
  } catch (error) {
    if (!(error instanceof SourceRunError)) throw error;
    return [
      {
        what: `${each.name}, read on from ${JSON.stringify(value)}, fails: ${error.message}`,
        change:
          'Take an empty answer for an end. Where no answer is recorded, run fairshift-plugin record again.',
      },
    ];
  }
}

export const farCursor: Check<SourceSubject> = {
  id: 'data-source/1/6',
  title: 'A cursor from the far future gives no rows and no error',
  badge: 'conforms',
  why: 'A publisher who takes back a wrong date would otherwise stop every refresh for good.',
  run: (subject) => eachCase(subject, (each) => fromTheFuture(subject, each)),
};
