import type { StreamSpec } from '@fairshift/plugin-sdk';
import type { Check, Outcome } from '../../check.js';
import type { Finding } from '../../report.js';
import { discover, type RunCase, type SourceSubject } from '../../subject/source-subject.js';
import { eachCase } from './asks-nothing.js';

async function stable(subject: SourceSubject, each: RunCase): Promise<Outcome> {
  const first = await discover(subject, each);
  const again = await discover(subject, each);
  if (JSON.stringify(first) !== JSON.stringify(again))
    return [
      {
        what: `discover() gives two answers for ${each.name}.`,
        change:
          'Make the streams from the settings and the file only: no clock, no chance, no order of a Set that changes.',
      },
    ];
  return first.flatMap(described);
}

function described(stream: StreamSpec): readonly Finding[] {
  const empty = (text: string) => text.trim() === '';
  const faults: Finding[] = [];
  if (empty(stream.licence.spdxOrUrl) || empty(stream.licence.attribution))
    faults.push({
      what: `The stream "${stream.id}" has no licence or nobody to credit.`,
      change: 'Fill in licence.spdxOrUrl and licence.attribution; both are printed under every chart.',
    });
  for (const part of [...stream.dimensions, ...stream.measures])
    if (empty(part.title))
      faults.push({
        what: `"${part.id}" of the stream "${stream.id}" has no title.`,
        change: 'Give it the words that a reader of the chart should see.',
      });
  for (const { id, kind, aggregation } of stream.measures)
    if (['proportion', 'rate', 'mean'].includes(kind) && aggregation === 'sum')
      faults.push({
        what: `"${id}" is a ratio that would be added up.`,
        change: "Set its aggregation to 'ratio-of-sums' or 'none'.",
      });
  return faults;
}

export const streams: Check<SourceSubject> = {
  id: 'data-source/1/3',
  title: 'The streams are the same each time and fully described',
  badge: 'conforms',
  why: 'A refresh finds its data again by these names. When they change, people lose the history of their charts.',
  run: (subject) => eachCase(subject, (each) => stable(subject, each)),
};
