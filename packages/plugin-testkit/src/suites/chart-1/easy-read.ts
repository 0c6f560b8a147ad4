import { notApplicable, type Check } from '../../check.js';
import type { Finding } from '../../report.js';
import type { ChartSubject } from '../../subject/chart-process.js';
import { exampleQuestion } from './drawing.js';

/** PRODUCT's bar for Easy Read. */
const MOST_WORDS = 15;

export const easyRead: Check<ChartSubject> = {
  id: 'chart/1/12',
  title: 'An Easy Read version, where there is one, has at most 15 words in a sentence',
  badge: 'conforms',
  why: 'People who read Easy Read lose the thread of a long sentence.',
  async run({ child }) {
    const faults: Finding[] = [];
    let some = false;
    for (const example of (await child.facts()).examples) {
      const ran = await child.run(exampleQuestion(example));
      if ('error' in ran) continue;
      const steps = ran.result.description.easyRead ?? [];
      some ||= steps.length > 0;
      for (const sentence of steps.flatMap(({ sentences }) => sentences).filter(isLong))
        faults.push({
          what: `"${example.id}": an Easy Read sentence has ${wordsIn(sentence)} words: ${sentence}`,
          change: `Write at most ${MOST_WORDS}, or two sentences.`,
        });
    }
    return some ? faults : notApplicable('The chart has no Easy Read version.');
  },
};

const wordsIn = (text: string): number => text.split(/\s+/).filter((word) => word !== '').length;

/** Two sentences in one string are judged apart. */
const isLong = (text: string): boolean =>
  text.split(/(?<=[.!?])\s+/).some((sentence) => wordsIn(sentence) > MOST_WORDS);
