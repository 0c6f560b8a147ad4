import type { SpcPointResult } from '@fairshift/spc';
import type { KeyItem, SpcAnalysis } from './model.js';
import { centreLabel } from '../words/centre.js';
import { leftOutOf } from '../words/left-out.js';
import { targetWords } from '../words/numbers.js';
import { MEANING_WORDS } from '../words/signals.js';
import { silenceAt } from '../words/states.js';

const MEANINGS = ['improvement', 'concern', 'change'] as const;

/** Grey points say that nothing changed, but only where something could be said. */
function plainItems(result: SpcAnalysis['result'], drawn: readonly SpcPointResult[]): KeyItem[] {
  const plain = drawn.filter((point) => point.meaning === null);
  const silent = plain.map((point) => silenceAt(result, point));
  const label = silent.includes(null) ? 'No change' : silent[0];
  return typeof label === 'string' ? [{ mark: 'none', label }] : [];
}

function pointItems(result: SpcAnalysis['result']): KeyItem[] {
  const { points } = result;
  const drawn = points.filter((point) => point.value !== null);
  const plain = plainItems(
    result,
    drawn.filter((point) => point.included),
  );
  const hollow: KeyItem[] = drawn.some((point) => !point.included)
    ? [{ mark: 'not-known', label: leftOutOf({ result }) }]
    : [];
  const hidden: KeyItem[] = points.some((point) => point.interval !== null)
    ? [{ mark: 'held-back', label: 'Held back: from least to most' }]
    : [];
  const found = MEANINGS.filter((meaning) => drawn.some((point) => point.meaning === meaning));
  return [...plain, ...found.map((mark) => ({ mark, label: MEANING_WORDS[mark] })), ...hollow, ...hidden];
}

/** “Process limits”, “Trial limits”, or both where some phases have too few points and others do not. */
function limitsLabel({ phases }: SpcAnalysis['result']): string | null {
  const limited = phases.filter((phase) => phase.upper !== null || phase.lower !== null);
  if (limited.length === 0) return null;
  const trial = limited.filter((phase) => phase.trial).length;
  if (trial === 0) return 'Process limits';
  return trial === limited.length ? 'Trial limits' : 'Process limits, some of them trial';
}

/** What the picture holds, and nothing else, in the order in which it is read: points, averages, limits, target. */
export function keyOf(
  analysis: Pick<SpcAnalysis, 'result' | 'target' | 'unit'>,
  options: { readonly limits: boolean },
): KeyItem[] {
  const { result, target } = analysis;
  const centred = result.phases.filter((phase) => phase.centre !== null);
  const limits = options.limits ? limitsLabel(result) : null;
  return [
    ...pointItems(result),
    ...(centred.length > 0 ? [{ mark: 'average', label: centreLabel(analysis) } as const] : []),
    ...(centred.some((phase) => phase.extended)
      ? [{ mark: 'average-extended', label: `${centreLabel(analysis)}, extended` } as const]
      : []),
    ...(limits === null ? [] : [{ mark: 'limits', label: limits } as const]),
    ...(target === null
      ? []
      : [{ mark: 'target', label: `${target.label} ${targetWords(analysis, target.value)}` } as const]),
  ];
}
