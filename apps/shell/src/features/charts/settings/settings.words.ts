/** Words for what people set on a measure: chart, rules, baseline, phases, target and notes. */
export const contextWords = {
  none: 'Nothing is marked on this chart yet.',
  baseline: 'Baseline',
  phase: 'Phase',
  target: 'Target',
  exclusion: 'Left out',
  chart: 'Chart',
  ruleSet: 'Rules',
  limits: 'Limits',
  kinds: { test: 'Change tried', event: 'Outside event', definition: 'New definition' },
  by: (person: string) => `Set by ${person}`,
  withBaseline: (from: string, span: string) => `${from}, with its baseline from ${span}`,
  fromDay: (day: string) => `from ${day}`,
  untilDay: (day: string) => `up to and with ${day}`,
  annotate: 'Add a note on a date',
  date: 'Date',
  dateHint: 'For example: 2021-01-31',
  text: 'What happened?',
  kind: 'What is it?',
  addNote: 'Add the note',
  setBaseline: 'Set the baseline',
  baselineHint:
    'Limits are worked out from these dates and carried on from there. Choose at least 12 points.',
  from: 'From',
  until: 'Up to and with',
  choose: 'Choose',
  reason: 'Why?',
  saveBaseline: 'Set the baseline',
  startPhase: 'Start a new phase',
  phaseHint: 'Limits start afresh. Do this only when something real has changed.',
  phaseName: 'Name of the phase',
  savePhase: 'Start the phase',
  leaveOut: 'Leave points out',
  leaveOutHint: 'They stay on the chart, hollow. The average, limits and rules pass over them.',
  saveLeaveOut: 'Leave them out',
  setTarget: 'Set a target',
  targetHint: 'A target is what you aim for. It changes neither the average nor the limits.',
  value: 'Target',
  valueIn: (unit: string) => `In ${unit}`,
  label: 'Name of the target',
  labelHint: 'For example: Standard, or Aim by spring',
  targetFrom: 'Holds from',
  targetUntil: 'Holds up to and with',
  always: 'Always',
  saveTarget: 'Set the target',
  saved: 'Saved. The chart is drawn anew.',
  changedTitle: 'Somebody else changed the marks. What you typed is kept.',
  added: (mark: string) => `New: ${mark}`,
  removed: (mark: string) => `Gone: ${mark}`,
  cannot: 'A team member, analyst or admin can mark notes and phases.',
  takeAway: 'Take away',
  takeAwayOf: (mark: string) => `Take away: ${mark}`,
  marks: 'What is marked on this chart',
  takenAway: 'Saved. It is taken away.',
  confirmTakeAway: 'Take it away',
  needs: {
    date: 'Write the date as year-month-day, such as 2021-01-31',
    near: 'Write a date at most a year from now. Check the year.',
    at: 'Choose the first period',
    once: {
      exclusion: 'These points are left out already. Choose others, or take that mark away first.',
      target:
        'This target is set already for the same time. Change one of the two, or take that one away first.',
      note: 'This note is there already on that day.',
    },
    free: (phase: string) => `A phase starts there already: ${phase}. Take it away first.`,
    until: 'Choose the last period, not before the first',
    text: 'Say what happened',
    reason: 'Give the reason',
    name: 'Name the phase',
    value: 'Write the target as a number',
    label: 'Name the target',
    type: 'Choose a chart',
    length: ([least, most]: readonly [number, number]) =>
      `Write a whole number from ${least} to ${most}, or nothing`,
  },
} as const;

export const chooserWords = {
  summary: 'Choose the control chart',
  lede: (form: string) => `This measure is ${form}. These charts can show it:`,
  forms: {
    proportion: 'a part of a group, such as people seen out of all people',
    rate: 'a number of events for a number of people',
    count: 'a number of events',
    mean: 'a mean of several cases',
    individual: 'a single value each period',
    'between-events': 'the time from one event to the next',
  },
  which: 'Which chart?',
  fits: { usual: 'usual', suggested: 'suggested for these data', possible: '', no: '' },
  others: 'Why not the others?',
  save: 'Use this chart',
} as const;

export const rulesWords = {
  summary: 'Choose the rules',
  hint: 'Rules say which patterns are more than chance. Everybody who compares charts needs the same ones.',
  which: 'Which rule set?',
  shift: 'Points in a row on one side',
  trend: 'Points in a row rising or falling',
  own: (length: number) => `Leave empty for ${length}, as the rule set has it.`,
  save: 'Use these rules',
} as const;

export const limitsWords = {
  summary: 'How limits are worked out',
  hint: 'Change this only if you know why. The chart says what was used.',
  which: 'Limits',
  screening: 'Leave out steps between points that are far larger than the rest',
  clip: 'Stop at what is possible, such as 0 or 100%',
  save: 'Use these limits',
  usual: 'Worked out as usual',
  off: { screening: 'All steps between points count', clip: 'Drawn also where no value can be' },
} as const;

export const rebaseWords = {
  title: 'The level may have changed',
  text: (points: number, side: 'above' | 'below', start: string) =>
    `The last ${points} points are all ${side} the average, from ${start} on. If you know what changed, start a new phase there. If you do not, find out first.`,
  action: 'Start a new phase there',
} as const;

export const compareWords = {
  summary: 'Compare with another rule set',
  hint: 'The same points with other rules. Nothing is saved.',
  which: 'Other rule set',
  of: (name: string) => `With ${name}`,
  same: 'Both rule sets mark the same points.',
  differ: (count: number) =>
    count === 1
      ? '1 point is marked by only one of them.'
      : `${count} points are marked by only one of them.`,
} as const;

export const historyWords = {
  title: 'History',
  hint: 'Who changed what, when and why.',
  made: 'Made the measure',
  nothing: 'Saved without a change',
  who: (person: string, when: string) => `${person}, ${when}`,
  before: 'Before this history was kept',
  more: 'Show older changes',
  asOf: 'See the chart as it was on a day',
  day: 'Day',
  show: 'Show it',
  needDay: 'Write a day in the past as year-month-day, such as 2021-01-31',
  noSuchDay: 'There is no chart of that day',
  banner: (day: string) => `This is the chart as it was at the end of ${day}.`,
  bannerWords: 'Nothing can be changed here.',
  now: 'See it as it is now',
} as const;
