import type { Connection, ConnectionRun, RunChanges, Schedule } from '@fairshift/contracts';
import { counted, numberWords } from '../../platform/format.js';

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

export const connectionWords = {
  eyebrow: 'Connections',
  list: {
    title: (count: number) => (count === 1 ? '1 connection fetches data' : `${count} connections fetch data`),
    none: 'No connection yet',
    lede: 'A connection fetches data from a publisher for you, by hand or on days that you choose.',
    add: 'Add a connection',
    addNote: 'Takes about 5 minutes',
    empty: 'Choose a source, type its settings and test it. After that it can fetch new data by itself.',
    emptyCannot: 'An admin of your organisation can add one.',
    noSourceTitle: 'Nothing to connect to yet',
    noSource:
      'No source in the network is switched on yet. A system administrator can add a plugin that brings one.',
    lastGood: (when: string) => `last fetched ${when}`,
    never: 'never fetched',
    newest: (day: string) => `data to ${day}`,
    rows: (rows: number) => counted(rows, 'row'),
    next: (when: string) => `next on ${when}`,
    cannotTitle: 'Connections need another role',
    cannot: 'Analysts and admins of your organisation see connections. An admin can give you the role.',
  },
  add: {
    title: 'Add a connection',
    lede: 'Nothing is fetched yet. You test it first.',
    source: 'Which source?',
    name: 'Name of the connection',
    nameHint: 'The dataset gets this name too.',
    settings: 'Settings',
    mayTitle: 'What this source may do',
    by: (publisher: string, version: string) => `By ${publisher}, version ${version}`,
    save: 'Save and go on to the test',
    cannotTitle: 'Adding a connection needs another role',
    cannot: 'An admin of your organisation can add one.',
    needName: 'Type a name for the connection',
    needSource: 'Choose a source',
  },
  fields: {
    secretSet: 'Something is stored here. Leave this empty to keep it.',
    secretHint: 'It is stored sealed, and nobody can read it back.',
    needNumber: (title: string) => `Type a number for “${title}”`,
    unset: 'Not chosen',
    optional: (title: string) => `${title} (optional)`,
  },
  test: {
    title: 'Test it',
    lede: 'We ask the source whether it answers with these settings, and what it offers. Nothing is stored.',
    test: 'Test the connection',
    testing: 'Asking the source. This takes a few seconds.',
    ok: 'The test went well',
    failed: 'The test did not go well',
    never: 'Not tested yet with these settings',
    answered: (when: string) => `We asked the source on ${when}: it answers.`,
    silent: (when: string) => `We asked the source on ${when}: it did not answer as it should.`,
    daily: 'We ask every day.',
  },
  streams: {
    title: 'What it fetches',
    label: 'Choose what to fetch',
    hint: 'Each one fills a dataset of its own.',
    incremental: 'Fetches what is new, and looks back for months that were corrected',
    full: 'Fetches everything each time',
    save: 'Save the choice',
    saved: 'The choice is saved.',
    needOne: 'Choose at least one',
  },
  run: {
    now: 'Fetch now',
    nowNote: 'You can leave this page',
    title: 'Fetching',
    waiting: 'Waits for its turn',
    cancel: 'Stop fetching',
    cancelHint: 'Nothing of it stays. The data from before are still in use.',
    retry: (when: string) => `The source could not answer. It is asked again on ${when}.`,
    confirmTitle: 'Much of what was there is gone',
    accept: 'Use the new data',
    acceptHint: 'The edition before is kept. You can go back to it on the dataset page.',
    keep: 'Keep what we had',
  },
  trouble: {
    title: (since: string) => `It could not be fetched since ${since}`,
    stay: 'The data that you have stay as they are.',
    next: 'What to do:',
    source: 'This source cannot run now',
    stale: 'The newest data are older than the days that you chose allow.',
  },
  data: {
    title: 'Its data',
    none: 'Nothing has been fetched yet.',
    open: (title: string) => title,
    facts: (rows: number, newest: string | undefined, fetched: string | undefined) =>
      [counted(rows, 'row'), newest && `data to ${newest}`, fetched && `fetched ${fetched}`]
        .filter(Boolean)
        .join(' · '),
    back: 'You can go back to the edition before on the page of the dataset.',
  },
  schedule: {
    title: 'When it fetches',
    every: 'How often?',
    never: 'Only by hand',
    day: 'Every day',
    week: 'Every week',
    month: 'Every month',
    weekday: 'Day of the week',
    monthday: 'Day of the month',
    monthdayHint: 'From 1 to 31. A shorter month takes its last day.',
    at: 'Time of day',
    atHint: 'In the time of London, such as 06:30',
    lookback: 'Look back for corrections, in days',
    lookbackHint: 'Publishers correct recent months. 92 days are about 3 months.',
    save: 'Save the times',
    saved: 'The times are saved.',
    next: (when: string) => `It fetches next on ${when}.`,
    needTime: 'Type a time such as 06:30',
    needDay: 'Type a day from 1 to 31',
    needLookback: 'Type a number of days from 0 to 3660',
    pause: 'Pause it',
    resume: 'Go on',
    paused: 'It is paused. It fetches only by hand.',
  },
  settings: {
    title: 'Settings',
    summary: 'Change the settings',
    save: 'Save the settings',
    saved: 'The settings are saved. Test the connection again.',
  },
  history: {
    title: 'History',
    none: 'Nothing has been fetched yet.',
    by: (who: string, cause: ConnectionRun['cause']) =>
      cause === 'schedule' ? `on its day, for ${who}` : `by ${who}`,
  },
  away: {
    title: 'Take it away',
    words: 'Its data and their history stay. What it needs to sign in is deleted.',
    do: 'Take the connection away',
    sure: 'Yes, take it away',
    no: 'Keep it',
  },
  owner: (name: string) => `Looked after by ${name}`,
} as const;

export const stateWords: Readonly<Record<Connection['state'], string>> = {
  new: 'Not fetched yet',
  fine: 'Works',
  running: 'Fetching',
  failing: 'Needs you',
  'needs-confirmation': 'Waits for a decision',
  paused: 'Paused',
};

export const runStateWords: Readonly<Record<ConnectionRun['state'], string>> = {
  waiting: 'Waits',
  running: 'Fetching',
  'needs-confirmation': 'Waits for a decision',
  done: 'Done',
  failed: 'Did not finish',
  cancelled: 'Stopped',
};

/** "12 figures added, 3 changed, 1 gone". */
export const changesWords = ({ added, changed, gone }: RunChanges): string =>
  `${counted(added, 'figure')} added, ${numberWords(changed)} changed, ${numberWords(gone)} gone`;

/** "Every Monday at 06:30". */
export function scheduleWords(schedule: Schedule | null): string {
  if (!schedule) return connectionWords.schedule.never;
  if (schedule.every === 'day') return `Every day at ${schedule.at}`;
  if (schedule.every === 'week') return `Every ${WEEKDAYS[schedule.on - 1]} at ${schedule.at}`;
  return `On day ${schedule.on} of every month at ${schedule.at}`;
}

export const weekdayChoices = WEEKDAYS.map((label, index) => ({ value: String(index + 1), label }));
