import { type ChangeForm, isProportion } from './describe-change.js';
import { figure } from './numbers-in-words.js';

/** What an aim asks for. `relative` is in per cent of the start, `points` in percentage points or units. */
export type AimChange =
  | { readonly kind: 'relative'; readonly change: number }
  | { readonly kind: 'points'; readonly change: number }
  | { readonly kind: 'level'; readonly level: number; readonly direction: 'up' | 'down' };

export type AimStatus =
  | { readonly status: 'met' | 'not-met'; readonly target: number; readonly text: string }
  /** The aim can be read in two ways; the person must say which. */
  | { readonly status: 'ask'; readonly question: string };

const AIM = /^\s*([+\-−])\s*(\d+(?:\.\d+)?)\s*(%|pp|percentage points?|points?)?\s*(relative)?\s*$/;

/**
 * Reads “−75%”, “+8% relative”, “+8 pp”. Null when it is none of these, `ask` when a plain “+8%” of a
 * percentage could mean points or per cent of the start.
 */
export function parseAim(text: string, form: ChangeForm): AimChange | 'ask' | null {
  const match = AIM.exec(text);
  if (!match) return null;
  const change = Number(match[2]) * (match[1] === '+' ? 1 : -1);
  const unit = match[3] ?? '';
  if (unit !== '%') return { kind: 'points', change };
  if (match[4] === undefined && isProportion(form)) return 'ask';
  return { kind: 'relative', change };
}

/** Shaves off rounding noise, so that 67 + 8% is 72.36 and not 72.36000000000001. */
const tidy = (value: number) => Number(value.toPrecision(12));

/** The level that the aim asks for, from where it started. */
export function aimTarget(aim: AimChange, base: number): number {
  if (aim.kind === 'level') return aim.level;
  return tidy(aim.kind === 'relative' ? base * (1 + aim.change / 100) : base + aim.change);
}

/**
 * Whether an aim is met. `base` and `now` are phase averages, never single points.
 * A text aim that can be read in two ways comes back as a question.
 */
export function aimStatus(
  aim: AimChange | string,
  base: number,
  now: number,
  form: ChangeForm = '%',
): AimStatus {
  const read = typeof aim === 'string' ? parseAim(aim, form) : aim;
  if (read === null || read === 'ask') {
    const question =
      read === null
        ? 'By how much, and from what? For example “−75%” or “+8 pp”.'
        : 'Is that percentage points, or per cent of the start?';
    return { status: 'ask', question };
  }
  const target = aimTarget(read, base);
  const rising = read.kind === 'level' ? read.direction === 'up' : read.change > 0;
  const met = rising ? now >= target : now <= target;
  const verdict = met ? 'The aim is met' : 'The aim is not met yet';
  return {
    status: met ? 'met' : 'not-met',
    target,
    text: `${verdict}: the average is ${figure(now)}, the aim was ${figure(target)}.`,
  };
}
