import type { Check, Outcome } from '../../check.js';
import { difference, type Reading, ReadingBook } from '../../subject/reading.js';
import {
  firstReading,
  read,
  withRun,
  type RunCase,
  type SourceSubject,
} from '../../subject/source-subject.js';
import { eachCase } from './asks-nothing.js';

/** Resuming after `rows` rows must give exactly the figures of the rows that were left. */
async function resumedAt(subject: SourceSubject, each: RunCase, rows: number): Promise<Outcome> {
  const whole = await firstReading(subject, each);
  const resume = { rowsDone: rows, dictionaries: whole.dictionaries };
  const rest = await read(subject, each, { resume }, new ReadingBook(resume));
  const wrong = notTheEnd(whole, rest);
  if (wrong === undefined && rest.rowsDone === whole.rowsDone) return [];
  return [
    {
      what: `${each.name}, read on from row ${rows}, does not give the rest of what a whole read gives: ${wrong ?? `${rest.rowsDone} rows instead of ${whole.rowsDone}`}.`,
      change: 'Let read() give the same rows in the same order each time.',
    },
  ];
}

/** For each column the figures of `rest` must be the last ones of `whole`. */
function notTheEnd(whole: Reading, rest: Reading): string | undefined {
  const [all, some] = [byColumn(whole), byColumn(rest)];
  for (const [column, lines] of some) {
    const end = (all.get(column) ?? []).slice(-lines.length);
    const at = lines.findIndex((line, index) => line !== end[index]);
    if (at >= 0) return `"${lines[at]}" instead of "${end[at]}"`;
  }
  return undefined;
}

function byColumn({ keys, values }: Reading): ReadonlyMap<string, string[]> {
  const found = new Map<string, string[]>();
  keys.forEach((key, index) => {
    const column = key.slice(0, key.indexOf('|'));
    const lines = found.get(column) ?? [];
    lines.push(`${key} = ${values[index]}`);
    found.set(column, lines);
  });
  return found;
}

export const resumes: Check<SourceSubject> = {
  id: 'data-source/1/5',
  title: 'A read that goes on after a stop gives the same rows as one that was not stopped',
  badge: 'conforms',
  why: 'Servers restart. Rows that are lost or doubled then are wrong figures that nobody notices.',
  run: (subject) =>
    eachCase(subject, async (each) => {
      const { rowsDone } = await firstReading(subject, each);
      const points = [...new Set([1, Math.floor(rowsDone / 2), rowsDone - 1])].filter(
        (rows) => rows > 0 && rows < rowsDone,
      );
      for (const rows of points) {
        const outcome = await resumedAt(subject, each, rows);
        if (!('notApplicable' in outcome) && outcome.length > 0) return outcome;
      }
      return [];
    }),
};

/** Milliseconds after the start at which the process is killed; fixed, so that two runs of the kit agree. */
const MOMENTS = [0, 15, 45];

async function killed(subject: SourceSubject, each: RunCase, afterMs: number): Promise<Outcome> {
  const whole = await firstReading(subject, each);
  const book = new ReadingBook();
  await withRun(subject, each, async (run) => {
    const timer = setTimeout(() => {
      try {
        process.kill(run.pid, 'SIGKILL');
      } catch (error) {
        // It has ended already, as a quick source does.
        if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
      }
    }, afterMs);
    try {
      for await (const batch of run.batches) book.take(batch);
    } catch (error) {
      if ((error as { code?: string }).code !== 'killed') throw error;
    } finally {
      clearTimeout(timer);
    }
  });
  const { resume, reading } = book;
  const complete = reading.file !== undefined;
  const rest = complete ? reading : await read(subject, each, { resume }, book);
  const wrong = difference(whole, rest);
  if (wrong === undefined) return [];
  return [
    {
      what: `${each.name}: killed after ${afterMs} ms and read on, the figures differ: ${wrong}.`,
      change: 'Keep nothing between two reads; give the same rows in the same order.',
    },
  ];
}

export const survivesKill: Check<SourceSubject> = {
  id: 'data-source/1/7',
  title: 'Killed at any moment and started again, it gives the same rows',
  badge: 'conforms',
  why: 'A computer that loses its power must not cost anybody a row.',
  run: (subject) =>
    eachCase(subject, async (each) => {
      for (const moment of MOMENTS) {
        const outcome = await killed(subject, each, moment);
        if (!('notApplicable' in outcome) && outcome.length > 0) return outcome;
      }
      return [];
    }),
};

export const sameTwice: Check<SourceSubject> = {
  id: 'data-source/1/11',
  title: 'The same file gives the same rows twice',
  badge: 'conforms',
  why: 'The same file twice must change nothing, or people stop trusting what they see.',
  run: (subject) =>
    eachCase(subject, async (each) => {
      const wrong = difference(await firstReading(subject, each), await read(subject, each));
      return wrong === undefined
        ? []
        : [
            {
              what: `${each.name} differs from one read to the next: ${wrong}.`,
              change: 'Use ctx.now() and no other clock, and no chance.',
            },
          ];
    }),
};
