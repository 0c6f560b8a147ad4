import type { ReadEvent } from '@fairshift/plugin-sdk';
import type { Collected } from './collect.js';
import type { Counted } from './count-cases.js';

type Notice = Extract<ReadEvent<null>, { type: 'notice' }>;

const number = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ',');
/** A notice has room for 400 characters. */
const MOST_NAMED = 5;
const list = (names: readonly string[]): string => {
  const shown = names.slice(0, MOST_NAMED).map((name) => `"${name.slice(0, 30)}"`);
  return `${shown.join(', ')}${names.length > MOST_NAMED ? ` and ${names.length - MOST_NAMED} more` : ''}`;
};
const info = (code: string, message: string): Notice => ({ type: 'notice', level: 'info', code, message });
const warn = (code: string, message: string): Notice => ({ type: 'notice', level: 'warn', code, message });

/** What a person must know before these counts are used, most important first. */
export function noticesOf(collected: Collected, counted: Counted, provisional: number): Notice[] {
  const { layout } = collected;
  const date = layout.headings[layout.date.at] ?? '';
  return [
    ...caseNotices(collected, counted),
    info('month-of', `Each is counted in the month of "${date}".${orderWords(collected)}`),
    warn(
      'late-reports',
      `The last ${provisional === 1 ? 'month is' : `${provisional} months are`} marked as provisional: late reports will add to them. Bring the export again next month, with the months before.`,
    ),
    ...columnNotices(collected),
  ];
}

function caseNotices({ layout, book }: Collected, counted: Counted): Notice[] {
  const { kind, reference } = layout;
  const notices: Notice[] = [];
  if (reference < 0)
    notices.push(
      warn(
        'no-reference',
        `The file has no column with a reference, so each row counts as one of the ${kind}.`,
      ),
    );
  if (counted.repeatedCases > 0)
    notices.push(
      warn(
        'several-rows',
        `${number(book.rows)} rows are about ${number(book.caseCount)} ${kind}: ${number(counted.repeatedCases)} ${counted.repeatedCases === 1 ? 'stands' : 'stand'} in several rows. Each counts once in a month and group.`,
      ),
    );
  const overlapping = layout.groups
    .filter((_, index) => counted.overlaps[index])
    .map(({ heading }) => heading);
  if (overlapping.length > 0)
    notices.push(
      warn(
        'groups-overlap',
        `One of the ${kind} can stand in several groups of ${list(overlapping)}. The groups there, and the sum of all numbers of the file, are more than all ${kind}.`,
      ),
    );
  if (counted.severalMonths > 0)
    notices.push(
      warn(
        'several-months',
        counted.severalMonths === 1
          ? `One of the ${kind} has rows in several months, and counts once in each of them.`
          : `${number(counted.severalMonths)} ${kind} have rows in several months, and count once in each of them.`,
      ),
    );
  if (reference >= 0 && book.withoutReference > 0)
    notices.push(
      warn(
        'reference-missing',
        book.withoutReference === 1
          ? `1 row has no reference: it counts as one of the ${kind}.`
          : `${number(book.withoutReference)} rows have no reference: each counts as one of the ${kind}.`,
      ),
    );
  return notices;
}

function orderWords({ book }: Collected): string {
  const { order, onlyMonthFirst } = book.days;
  return order === 'month-first' ? ` Its days are written month first, as row ${onlyMonthFirst} shows.` : '';
}

function columnNotices({ layout, book, freeText }: Collected): Notice[] {
  const notices: Notice[] = [];
  if (freeText.length > 0)
    notices.push(
      warn(
        'free-text',
        `Nothing is read of the free text in ${list(freeText)}. The file itself is kept: if the text may name people, cancel, delete these columns and bring it again.`,
      ),
    );
  const many = layout.groups
    .filter((_, index) => book.groups[index]?.isTooMany)
    .map(({ heading }) => heading);
  if (many.length > 0)
    notices.push(
      warn('too-many-values', `${list(many)} has too many different values for groups, and is left out.`),
    );
  const others = layout.others
    .map((at) => layout.headings[at] ?? '')
    .filter((heading) => !freeText.includes(heading));
  if (others.length > 0)
    notices.push(
      info(
        'not-read',
        `Nothing is read of ${list(others)}. To count by one of them, choose "Spreadsheet" as the layout.`,
      ),
    );
  if (book.groups.some(({ hasBanded }) => hasBanded))
    notices.push(
      info(
        'age-bands',
        'Ages in years were put into bands: 0 to 17, 18 to 24, then ten years each, 85 and over.',
      ),
    );
  if (!layout.groups.some(({ column }) => column.id === 'ethnicity'))
    notices.push(
      info(
        'no-ethnicity',
        'The file has no column for ethnicity, so gaps between ethnic groups cannot be seen.',
      ),
    );
  return notices;
}
