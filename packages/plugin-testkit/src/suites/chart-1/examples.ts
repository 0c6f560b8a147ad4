import { isDeepStrictEqual } from 'node:util';
import { notApplicable, type Check } from '../../check.js';
import type { Finding } from '../../report.js';
import type { ChartSubject } from '../../subject/chart-process.js';
import { awkwardInputs } from './inputs.js';
import { drawFor, exampleQuestion, failureOf, PURPOSES } from './drawing.js';

/** Codes with which a chart may answer data that it cannot draw. */
const REFUSALS = new Set(['too-few-points', 'wrong-form']);

export const examples: Check<ChartSubject> = {
  id: 'chart/1/1',
  title: 'Every example is worked out, drawn and described, for screen, paper, thumbnail and export',
  badge: 'loads',
  why: 'The examples are what people see before they choose the chart.',
  async run({ child }) {
    const { examples: all } = await child.facts();
    const faults: Finding[] = [];
    if (all.length === 0)
      faults.push({
        what: 'The chart has no example.',
        change: 'Give it one with figures that may be shown.',
      });
    for (const example of all)
      for (const purpose of PURPOSES) {
        const failure = failureOf(await child.run(exampleQuestion(example, drawFor(purpose))));
        if (failure !== undefined)
          faults.push({
            what: `The example "${example.id}" is not drawn for ${purpose}: ${failure}`,
            change: 'Mend the chart, or the example.',
          });
      }
    return faults;
  },
};

export const pure: Check<ChartSubject> = {
  id: 'chart/1/2',
  title: 'The same data give the same chart; clock and chance are not asked, the input is not changed',
  badge: 'conforms',
  why: 'A board paper must be drawn again next year exactly as it was.',
  async run({ child }) {
    const faults: Finding[] = [];
    for (const example of (await child.facts()).examples) {
      const [first, again] = [
        await child.run(exampleQuestion(example)),
        await child.run(exampleQuestion(example)),
      ];
      if ('result' in first && 'result' in again && !isDeepStrictEqual(first.result, again.result))
        faults.push({
          what: `"${example.id}" is drawn in two ways.`,
          change: 'Keep nothing between two calls; sort by something that decides.',
        });
      for (const asked of first.impure)
        faults.push({ what: `"${example.id}" asks ${asked}.`, change: 'Work with the input only.' });
    }
    return faults;
  },
};

export const awkward: Check<ChartSubject> = {
  id: 'chart/1/3',
  title: 'Nothing, one point, all missing, all hidden, ties, zeros and the most points are answered',
  badge: 'conforms',
  why: 'Real data have gaps. A chart that stops there stops in a meeting.',
  async run({ child }) {
    const { examples: all, inputs } = await child.facts();
    const [example] = all;
    if (example === undefined) return notApplicable('The chart has no example.');
    const faults: Finding[] = [];
    for (const [name, input] of awkwardInputs(example.input, inputs.points.max)) {
      const ran = await child.run({ ...exampleQuestion(example), input });
      if ('error' in ran && !REFUSALS.has(ran.error.code))
        faults.push({
          what: `With ${name} it gives no answer: ${failureOf(ran)}`,
          change: 'Say in words that there is nothing to show, and draw an empty frame.',
        });
    }
    return faults;
  },
};

export const plain: Check<ChartSubject> = {
  id: 'chart/1/4',
  title: 'The option is plain JSON of known keys',
  badge: 'conforms',
  why: 'It travels from the worker to the page and is stored. What is lost on the way is missing in the picture.',
  async run({ child }) {
    const faults: Finding[] = [];
    for (const example of (await child.facts()).examples) {
      const ran = await child.run(exampleQuestion(example));
      // The page's own reading has refused functions, dates, cycles and unknown keys already.
      if ('error' in ran)
        faults.push({ what: `"${example.id}": ${failureOf(ran)}`, change: 'Leave out what is named.' });
    }
    return faults;
  },
};

const MOST_ROWS = 2_000;
const DRAW_MS = 50;

export const quick: Check<ChartSubject> = {
  id: 'chart/1/10',
  title: '2,000 rows are worked out in less than 50 ms',
  badge: 'conforms',
  why: 'The chart is drawn again at each change of a setting. People notice more than a twentieth of a second.',
  async run({ child }) {
    const { examples: all, inputs } = await child.facts();
    const [example] = all;
    if (example === undefined || example.input.series.length === 0)
      return notApplicable('The chart has no example.');
    const each = Math.min(inputs.points.max, Math.ceil(MOST_ROWS / example.input.series.length));
    const input = [...awkwardInputs(example.input, each)].at(-1)?.[1] ?? example.input;
    let best = Infinity;
    // Other work on this computer makes a run slower, never quicker.
    for (let count = 0; count < 20 && best >= DRAW_MS; count++)
      best = Math.min(best, (await child.run({ ...exampleQuestion(example), input })).ms);
    if (best < DRAW_MS) return [];
    return [
      {
        what: `${each * input.series.length} rows take ${Math.round(best)} ms.`,
        change: 'Go through the points once, and look nothing up by searching a list.',
      },
    ];
  },
};

export const thumbnail: Check<ChartSubject> = {
  id: 'chart/1/11',
  title: 'One example is the thumbnail',
  badge: 'conforms',
  why: 'It is the picture in the chooser.',
  async run({ child }) {
    const marked = (await child.facts()).examples.filter((example) => example.thumbnail === true);
    if (marked.length === 1) return [];
    return [
      {
        what: `${marked.length === 0 ? 'No example is' : `${marked.length} examples are`} marked as the thumbnail.`,
        change: 'Write thumbnail: true in one of them.',
      },
    ];
  },
};
