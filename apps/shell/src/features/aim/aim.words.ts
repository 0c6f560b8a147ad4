import type { ChartInputJson } from '@fairshift/contracts';
import type { NotSimulated } from '../../platform/charts.js';

type Form = ChartInputJson['measure']['form'];

export const aimWords = {
  title: 'Can this chart see your aim?',
  lede: 'Tell us what you aim for. We try your chart 4,000 times and say when the change would most likely show.',
  link: 'Can this chart see your aim?',
  measures: 'Measures',
  working: 'Trying your chart 4,000 times',
  workingMore: 'This takes a few seconds.',
  cancel: 'Stop',
  cancelled: 'Stopped. You can ask again.',
  whyTitle: 'Why ask before you start?',
  why: 'Figures go up and down by chance. A small change in a few people can take years to show. It is better to know that now and to look in another way.',
  howTitle: 'How it is worked out',
  how: 'We draw figures by chance: first for the baseline, then as if your change had worked. We count the periods until a rule of your chart sees it. We do so many times, and once more with no change, to count the false alarms.',
  cautions: 'Before you trust it',
} as const;

const DRAWN: Readonly<Record<NotSimulated, string>> = {
  t: 'This measure is drawn as a T chart, of the time between events.',
  g: 'This measure is drawn as a G chart, of the cases between events.',
  mr: 'This measure is drawn as a moving range chart, of the steps between points.',
  xbar: 'This measure is drawn as an X̄ chart, of several values in each period.',
  s: 'This measure is drawn as an S chart, of how much the values of a period differ.',
};
const COUNT = 'Count the events of each month in a measure of its own, and ask about that one.';
const SINGLE =
  'On a chart of this measure, choose the XmR chart in place of this one. Then you can ask about that.';

/** For charts that cannot be tried: what it is, and which way remains. */
export const aimRefusedWords = {
  title: 'We cannot try this kind of chart yet',
  drawn: DRAWN,
  way: { t: COUNT, g: COUNT, mr: SINGLE, xbar: SINGLE, s: SINGLE },
  back: 'Back to the measure',
} as const;

export const aimFormWords = {
  heading: 'Your aim',
  group: 'For whom?',
  kind: 'How do you say your aim?',
  kinds: (form: Form, unit: string) =>
    [
      {
        value: 'level',
        label: 'As a figure to reach',
        hint: form === 'proportion' ? 'For example: to 1.8%' : `For example: to 3 ${unit}`,
      },
      {
        value: 'points',
        label: form === 'proportion' ? 'As percentage points' : `As a number of ${unit}`,
        hint: form === 'proportion' ? 'From 67%, up by 8 points is 75%' : 'From 10, down by 2 is 8',
      },
      {
        value: 'relative',
        label: 'As per cent of the start',
        hint: form === 'proportion' ? 'From 67%, up by 8% of the start is 72.4%' : 'From 2, down by 50% is 1',
      },
    ] as const,
  way: 'Which way?',
  ways: [
    { value: 'up', label: 'Up' },
    { value: 'down', label: 'Down' },
  ],
  level: 'Which figure?',
  points: (form: Form) => (form === 'proportion' ? 'By how many percentage points?' : 'By how many?'),
  relative: 'By how many per cent of the start?',
  horizon: (noun: string) => `Within how many ${noun}s would you like to know?`,
  horizonHint: 'Leave it empty for one year.',
  more: 'What we take from your figures',
  moreHint:
    'Leave these empty, and we take them from the figures of the measure. Fill them in to ask “what if”.',
  from: 'Where it stands now',
  denominator: (noun: string) => `People or cases in one ${noun}`,
  baseline: (noun: string) => `How many ${noun}s the baseline has`,
  submit: 'See when it shows',
  needs: {
    kind: 'Choose how you say your aim',
    level: 'Type the figure to reach, for example 1.8',
    amount: 'Type by how much, for example 3',
    horizon: 'Type a whole number from 1 to 1,000',
    from: 'Type a number, for example 1.5',
    denominator: 'Type a number from 1 to 10,000,000',
    baseline: 'Type a whole number from 2 to 500',
  },
} as const;

export const aimTableWords = {
  caption: 'This chart and other ways to look',
  way: 'Way to look',
  seen: 'The change most likely shows after',
  late: 'In 1 of 10 tries it takes longer than',
  alarm: (within: string) => `A false alarm within ${within}`,
  how: 'How it was worked out',
  thisChart: 'This chart',
} as const;

export const takenWords = {
  from: 'where it stands now',
  denominator: 'how many there usually are',
  baseline: 'the length of the baseline',
} as const;

export const aimAnswerWords = {
  label: 'The answer',
  youCould: (within: string) => `To see it within ${within} you could:`,
  noWay: (within: string) => `None of the other ways that we tried shows it within ${within} either.`,
  ofTries: (share: string, isSound: boolean) => `in ${share} of tries${isSound ? '' : ', too often'}`,
} as const;
