import type { ChartInputJson, Project } from '@fairshift/contracts';
import { aimStatus, describeChange, figure, type AimChange, type ChangeForm } from '@fairshift/spc';
import type { OutcomeCardProps } from '@fairshift/ui';
import { z } from 'zod';
import { periodNoun } from '../../platform/format.js';
import { outcomeWords as words } from './projects.words.js';

/** The part of a control chart's analysis that an outcome rests on. */
const controlChart = z.object({
  unit: z.string(),
  counted: z.string(),
  trial: z.boolean(),
  result: z.object({
    phases: z.array(z.object({ centre: z.number().nullable(), pointsUsed: z.number() })),
    signals: z.array(z.object({ meaning: z.enum(['improvement', 'concern', 'change']) })),
  }),
  ruleSet: z.object({ rules: z.array(z.object({ name: z.string(), found: z.string() })) }),
});
type Found = z.output<typeof controlChart>;

/** What the project's aim asks for, where it can be held against an average. */
export function aimChangeOf(aim: Project['aim']): AimChange | undefined {
  if (!aim || aim.kind === 'gap') return undefined;
  if (aim.to !== undefined) {
    const falling = aim.kind === 'reduction' || (aim.from !== undefined && aim.to < aim.from);
    return { kind: 'level', level: aim.to, direction: falling ? 'down' : 'up' };
  }
  if (aim.change === undefined) return undefined;
  const change = Math.abs(aim.change) * (aim.kind === 'reduction' ? -1 : 1);
  return { kind: aim.changeUnit === 'per-cent' ? 'relative' : 'points', change };
}

function signalOf({ result, ruleSet }: Found): Pick<OutcomeCardProps, 'signal' | 'signalWhy'> {
  const last = result.signals.at(-1);
  const fired = ruleSet.rules.find(({ found }) => found !== 'Did not happen');
  if (!last || !fired) return { signal: 'none', signalWhy: words.noSignal };
  // What was found names the pattern and its periods: “June to December 2020: 7 points rising”.
  return { signal: last.meaning, signalWhy: `${fired.found}.` };
}

const firstUpper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** What a project's control chart says of its outcome; undefined without two phases to compare. */
export function outcomeOf(
  analysis: unknown,
  measure: ChartInputJson['measure'],
  aim: Project['aim'],
): OutcomeCardProps | undefined {
  const read = controlChart.safeParse(analysis);
  const centres = read.data?.result.phases.flatMap(({ centre }) => (centre === null ? [] : [centre])) ?? [];
  const [start, now] = [centres[0], centres.at(-1)];
  if (!read.success || centres.length < 2 || start === undefined || now === undefined) return undefined;
  const percent = read.data.unit === '%';
  const noun = periodNoun(measure.period);
  const form: ChangeForm = percent ? 'proportion' : `count per ${noun}`;
  const format = (value: number) => `${figure(value)}${percent ? '%' : ''}`;
  const told = describeChange(start, now, form);
  const asked = aimChangeOf(aim);
  const status = asked && aimStatus(asked, start, now, form);
  const target = status && status.status !== 'ask' ? status.target : undefined;
  const end = endOf(measure.polarity, percent);
  return {
    from: format(start),
    to: format(now),
    what: percent ? `${measure.title}.` : words.each(read.data.counted, noun),
    // The figures stand above already, so only the size of the change is said.
    change: `${firstUpper(percent || told.relative === null ? told.text : (told.text.split(',')[0] ?? ''))}.`,
    ...signalOf(read.data),
    ...(status && status.status !== 'ask' && target !== undefined
      ? {
          aim: {
            state: status.status === 'met' ? ('met' as const) : ('not-yet' as const),
            words: words.aim(format(target)),
          },
        }
      : {}),
    ...(read.data.trial
      ? { care: words.trial(Math.min(...read.data.result.phases.map((p) => p.pointsUsed))) }
      : {}),
    ...(end === undefined
      ? {}
      : { scale: { start, now, end, format, ...(target === undefined ? {} : { aim: target }) } }),
  };
}

/** The far end of the scale on the good side, where there is one. */
function endOf(polarity: ChartInputJson['measure']['polarity'], percent: boolean): number | undefined {
  if (polarity === 'lower-is-better') return 0;
  return polarity === 'higher-is-better' && percent ? 100 : undefined;
}
