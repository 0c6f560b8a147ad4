import {
  composeFigure,
  copyAllowed,
  eventsOf,
  lettered,
  type Drawing,
  type PdfPage,
} from '@fairshift/plugin-host/chart';
import { isInTimeOrder, isWide, type PictureSubject } from './picture-subject.js';
import { pageWords as words } from './exports.words.js';
import { footOf, recordOf, type MadeWith } from './sheet-words.js';

/** A chart as one page of A4, in the order in which it is read. */
export function pageOf(subject: PictureSubject, drawing: Drawing, made: MadeWith): PdfPage {
  const { organisation, title, input, example } = subject;
  const { headline, table } = drawing.description;
  const kind = made.chart.title;
  return {
    orientation: isWide(subject) ? 'landscape' : 'portrait',
    about: {
      title: `${title} · ${organisation}`,
      author: organisation,
      subject: `${kind}. ${headline}`,
      record: recordOf(subject, made),
      creator: `Fairshift ${made.engine}`,
      madeAt: new Date(),
    },
    eyebrow: `${organisation} · ${title}`,
    example,
    heading: headline,
    figure: { ...composeFigure(drawing), alt: words.alt(kind, headline) },
    events: eventLines(subject, drawing),
    words: { heading: words.inWords, paragraphs: paragraphsOf(drawing) },
    ...(copyAllowed(input.sources)
      ? { numbers: { heading: words.numbers, ...table, isInTimeOrder: isInTimeOrder(subject) } }
      : {}),
    foot: footOf(subject, drawing, made),
  };
}

/** A paragraph for each topic; a chart without topics has one paragraph. */
function paragraphsOf({ description }: Drawing): PdfPage['words']['paragraphs'] {
  const { sentences, paragraphs } = description;
  if (paragraphs === undefined) return sentences.length === 0 ? [] : [{ text: sentences.join(' ') }];
  return paragraphs.map(({ topic, sentences: own }) => ({ topic, text: own.join(' ') }));
}

/** What the letters in the picture stand for, where the words do not say it. */
function eventLines({ input }: PictureSubject, { analysis, description }: Drawing): readonly string[] {
  const said = description.sentences.join(' ');
  return (lettered(analysis) ?? eventsOf(input))
    .filter(({ text }) => !said.includes(text))
    .map(({ letter, when, text, outside }) => words.event({ letter, when, text, outside }));
}
