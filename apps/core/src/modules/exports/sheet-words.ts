import { exampleWords } from '@fairshift/contracts';
import {
  copyAllowed,
  eventsOf,
  lettered,
  licenceWords,
  ruleSetOf,
  ruleSetWords,
  sourceWords,
  type Drawing,
  type ReadyChart,
  type SheetWords,
} from '@fairshift/plugin-host/chart';
import { inputSha256 } from '../publications/index.js';
import type { PictureSubject } from './picture-subject.js';

const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'Europe/London' });
export const dayWords = (instant: Date): string => day.format(instant);

const sentence = (text: string): string => (text.endsWith('.') ? text : `${text}.`);

export interface MadeWith {
  readonly chart: ReadyChart;
  readonly engine: string;
  readonly today: string;
}

/** Everything that stands around a picture once it leaves the product. */
export function sheetWords(subject: PictureSubject, drawing: Drawing, made: MadeWith): SheetWords {
  const { analysis, description } = drawing;
  const { organisation, title, input, example } = subject;
  return {
    eyebrow: `${organisation} · ${title}`,
    example,
    title: description.headline,
    subtitle: subtitleOf(made.chart.title, description.sentences[0] ?? ''),
    events: lettered(analysis) ?? eventsOf(input),
    foot: footOf(subject, drawing, made),
    record: recordOf(subject, made),
  };
}

/** Kind of chart and what is drawn; some charts say both themselves. */
const subtitleOf = (kind: string, first: string): string =>
  first.startsWith(kind) ? first : `${kind}. ${first}`.trim();

/** Rules, source, licence, what was protected and date: one paragraph each. */
export function footOf(subject: PictureSubject, { analysis }: Drawing, made: MadeWith): readonly string[] {
  const { input, protection, example, releasedAt } = subject;
  const ruleSet = ruleSetOf(analysis);
  const source = sourceWords(input.sources);
  const licence = licenceWords(input.sources);
  const released = releasedAt === undefined ? '' : ` Released on ${dayWords(new Date(releasedAt))}.`;
  return [
    ruleSet ? `Rules used: ${ruleSetWords(ruleSet)}.` : '',
    source ? `Source: ${sentence(source)}${licence ? ` Licence: ${licence}.` : ''}` : '',
    copyAllowed(input.sources) ? '' : 'The licence of this source does not allow a download of the numbers.',
    protection.join(' '),
    example && !source.includes(exampleWords(input.sources)) ? exampleWords(input.sources) : '',
    `Drawn on ${made.today}.${released}`,
    recordOf(subject, made),
  ].filter((text) => text !== '');
}

/** What the picture was worked out with, so that it can be drawn again and held against its figures. */
export function recordOf({ input }: PictureSubject, { chart, engine }: MadeWith): string {
  const { id, version } = input.context.ruleSet;
  return (
    `Worked out by Fairshift ${engine} with ${chart.plugin} ${chart.version}. Rule set: ${id} ${version}. ` +
    `Figures: sha256 ${inputSha256(input)}.`
  );
}
