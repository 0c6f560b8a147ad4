import type { ChartTheme, PlainOption } from '@fairshift/plugin-sdk';
import type { Check } from '../../check.js';
import type { Finding } from '../../report.js';
import type { ChartSubject } from '../../subject/chart-process.js';
import { colourOf, contrast } from './colour.js';
import { drawFor, exampleQuestion } from './drawing.js';
import { marksOf, type Mark } from './marks.js';

/** Source: WCAG 2.2, success criterion 1.4.11. */
const LEAST_CONTRAST = 3;

/**
 * What the frame around the picture needs of WCAG is the host's to give, and tested there with axe: a chart draws
 * nothing but an option.
 */
export const seen: Check<ChartSubject> = {
  id: 'chart/1/8',
  title: 'Marks stand out from the background, and none is told from another by its colour alone',
  badge: 'conforms',
  why: '1 man in 12 sees colours differently, and board papers are copied in grey.',
  async run({ child }) {
    const faults: Finding[] = [];
    for (const example of (await child.facts()).examples)
      for (const purpose of ['screen', 'print'] as const) {
        const draw = drawFor(purpose);
        const ran = await child.run(exampleQuestion(example, draw));
        if ('error' in ran) continue;
        for (const { what, change } of colourFaults(ran.result.option, draw.theme))
          faults.push({ what: `"${example.id}", ${purpose}: ${what}`, change });
      }
    return faults;
  },
};

function* colourFaults(option: PlainOption, theme: ChartTheme): Generator<Finding> {
  const marks = marksOf(option);
  for (const mark of marks) {
    const fault = contrastFault(mark, theme.background);
    if (fault !== undefined) yield fault;
  }
  yield* colourOnly(marks);
}

function contrastFault({ series, kind, colour }: Mark, background: string): Finding | undefined {
  if (colour === undefined)
    return {
      what: `a ${kind} of ${series} has no colour of its own.`,
      change: 'Take one from ctx.theme; what the drawing library would choose is not checked for contrast.',
    };
  const [mark, behind] = [colourOf(colour), colourOf(background)];
  if (mark === undefined || behind === undefined)
    return {
      what: `the colour ${JSON.stringify(colour)} of a ${kind} of ${series} cannot be read.`,
      change: 'Write it as #rrggbb, and let nothing shine through it.',
    };
  const found = contrast(mark, behind);
  if (found >= LEAST_CONTRAST) return undefined;
  return {
    what: `a ${kind} of ${series} in ${String(colour)} has a contrast of ${found.toFixed(1)} to the background.`,
    change: `Take a colour with at least ${LEAST_CONTRAST}, such as one of ctx.theme.`,
  };
}

/** Two marks of one kind that differ in colour and in nothing else; a line's points say which line it is. */
function* colourOnly(marks: readonly Mark[]): Generator<Finding> {
  const looks = new Map<string, Mark>();
  for (const mark of marks) {
    const look = `${mark.panel} ${mark.kind} ${mark.look}`;
    const other = looks.get(look);
    if (other === undefined) looks.set(look, mark);
    else if (other.colour !== mark.colour)
      yield {
        what: `a ${mark.kind} of ${mark.series} is told from one of ${other.series} by its colour alone.`,
        change: 'Give one of them another symbol, dashes, a pattern (decal), or a label.',
      };
  }
}
