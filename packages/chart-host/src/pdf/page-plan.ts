import { BOLD, PLAIN, type Run } from './letters.js';
import { fitTable, type FittedTable } from './number-table.js';
import type { PdfPage, PdfParagraph } from './pdf-page.js';
import { heightOf, QUIET, type PdfPen, type TextBlock } from './pdf-pen.js';
import { pdfWords } from './pdf.words.js';

/** A4, in points. */
const SHORT = 595.28;
const LONG = 841.89;
/** 14 mm, as on the pages that the browser prints. */
export const MARGIN = 39.7;

export const SPACE = { small: 3, paragraph: 4, section: 9 } as const;

/** Tried in this order: letters a little smaller and the picture a little smaller, until a page holds it all. */
const STEPS = [
  { words: 9.5, share: 1 },
  { words: 9, share: 0.94 },
  { words: 8.5, share: 0.88 },
  { words: 8.5, share: 0.82 },
  { words: 8, share: 0.72 },
  { words: 7.5, share: 0.6 },
  { words: 7, share: 0.48 },
] as const;
type Step = (typeof STEPS)[number];
/** The picture is not made smaller than this for the sake of more rows. */
const STEPS_FOR_ROWS = 4;
/** Longer lines are hard to follow; a page on its side has room for them. */
const LONGEST_LINE = 680;
/** A table of fewer rows of more says little; but a page lies on its side for its picture. */
const LEAST_ROWS = { portrait: 5, landscape: 2 } as const;

/** All that stands on the page, measured. */
export interface PagePlan {
  readonly size: readonly [number, number];
  readonly width: number;
  readonly eyebrow: TextBlock;
  readonly heading: TextBlock;
  readonly picture: { readonly scale: number; readonly width: number; readonly height: number };
  readonly events: readonly TextBlock[];
  readonly wordsHeading: TextBlock;
  readonly words: readonly TextBlock[];
  readonly numbersHeading: TextBlock;
  readonly caption: TextBlock;
  readonly table: FittedTable | undefined;
  readonly leftOut: TextBlock | undefined;
  readonly foot: readonly TextBlock[];
  readonly footHeight: number;
}

export const stackHeight = (blocks: readonly TextBlock[], space: number): number =>
  blocks.reduce((sum, block) => sum + heightOf(block) + space, 0);

/** Topic in bold and sentences, as one line of words. */
const runsOf = ({ topic, text }: PdfParagraph): readonly Run[] => [
  ...(topic === undefined ? [] : [{ text: `${topic}:`, face: BOLD } as const]),
  { text, face: PLAIN },
];

/** Finds sizes with which everything stands on one page. */
export function planPage(pen: PdfPen, page: PdfPage): PagePlan {
  const plans = STEPS.map((step) => planStep(pen, page, step));
  const rows = page.numbers?.rows.length ?? 0;
  const isWhole = ({ table, fits }: Measured): boolean => fits && (table?.rows.length ?? 0) === rows;
  const isEnough = ({ table, fits }: Measured): boolean =>
    fits && (table?.rows.length ?? 0) >= Math.min(rows, LEAST_ROWS[page.orientation]);
  return (
    plans.slice(0, STEPS_FOR_ROWS).find(isWhole) ??
    plans.find(isEnough) ??
    plans.find(({ fits }) => fits) ??
    cutWords(pen, plans.at(-1)!)
  );
}

interface Measured extends PagePlan {
  /** Everything but the table stands on the page. */
  readonly fits: boolean;
  /** Height that is left for the words where they are alone. */
  readonly wordsRoom: number;
}

function planStep(pen: PdfPen, page: PdfPage, step: Step): Measured {
  const size = page.orientation === 'landscape' ? ([LONG, SHORT] as const) : ([SHORT, LONG] as const);
  const width = size[0] - 2 * MARGIN;
  const bold = (text: string, wide: number, points: number): TextBlock =>
    pen.block([{ text, face: BOLD }], wide, points);
  const plain = (text: string, wide: number, points: number, colour?: string): TextBlock =>
    pen.block([{ text, face: PLAIN }], wide, points, colour);
  const scale = (step.share * width) / page.figure.width;
  const { numbers } = page;
  const blocks = {
    eyebrow: plain(page.eyebrow, width * 0.85, 9, QUIET),
    heading: bold(page.heading, width, page.heading.length > 140 ? 13 : 16),
    events: page.events.map((text) => plain(text, width, step.words)),
    wordsHeading: bold(page.words.heading, width, step.words + 1.5),
    words: page.words.paragraphs.map((each) =>
      pen.block(runsOf(each), Math.min(width, LONGEST_LINE), step.words),
    ),
    numbersHeading: bold(numbers?.heading ?? '', width, step.words + 1.5),
    caption: plain(numbers?.caption ?? '', width, 8, QUIET),
    foot: page.foot.map((text) => plain(text, width, 7, QUIET)),
  };
  const picture = { scale, width: step.share * width, height: page.figure.height * scale };
  const footHeight = stackHeight(blocks.foot, 1) + SPACE.section;
  const above =
    heightOf(blocks.eyebrow) + heightOf(blocks.heading) + picture.height + 2 * SPACE.section + SPACE.small;
  const events = stackHeight(blocks.events, 1) + (blocks.events.length > 0 ? SPACE.section : 0);
  const room = size[1] - 2 * MARGIN - above - events - footHeight;
  const words = heightOf(blocks.wordsHeading) + SPACE.small + stackHeight(blocks.words, SPACE.paragraph);
  const tableRoom = room - words - SPACE.section;
  const fits = words <= room;
  return {
    ...blocks,
    ...tableIn(pen, page, blocks, width, fits ? tableRoom : 0),
    size,
    width,
    picture,
    footHeight,
    fits,
    wordsRoom: room,
  };
}

/** The table in the room that is left, and the sentence about rows that are not in it. */
function tableIn(
  pen: PdfPen,
  { numbers }: PdfPage,
  { numbersHeading, caption }: Pick<PagePlan, 'numbersHeading' | 'caption'>,
  width: number,
  height: number,
): Pick<PagePlan, 'table' | 'leftOut'> {
  if (numbers === undefined) return { table: undefined, leftOut: undefined };
  const all = numbers.rows.length;
  const room = height - heightOf(numbersHeading) - heightOf(caption) - 2 * SPACE.small;
  const sentence = (shown: number): TextBlock =>
    pen.block([{ text: pdfWords.leftOut(shown, all, numbers.isInTimeOrder), face: PLAIN }], width, 8);
  const whole = fitTable(pen, numbers, width, room);
  if (whole.rows.length === all) return { table: whole, leftOut: undefined };
  const part = fitTable(pen, numbers, width, room - heightOf(sentence(all)) - SPACE.small);
  if (part.rows.length === 0) return { table: undefined, leftOut: sentence(0) };
  return { table: part, leftOut: sentence(part.rows.length) };
}

/** The last resort: as many paragraphs as fit, and a sentence that says so. */
function cutWords(pen: PdfPen, plan: Measured): PagePlan {
  const note = pen.block([{ text: pdfWords.wordsLeftOut, face: PLAIN }], plan.width, STEPS.at(-1)!.words);
  const words: TextBlock[] = [];
  let room = plan.wordsRoom - heightOf(plan.wordsHeading) - heightOf(note) - 2 * SPACE.section;
  for (const block of plan.words) {
    room -= heightOf(block) + SPACE.paragraph;
    if (room < 0) break;
    words.push(block);
  }
  return { ...plan, words: [...words, note], table: undefined };
}
