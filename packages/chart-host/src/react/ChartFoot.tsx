import type { ChartInput } from '@fairshift/plugin-sdk';
import type { ReactNode } from 'react';
import type { RuleSetUsed } from '../analysis.js';
import { copyAllowed, ruleSetWords, sourceWords } from '../source-words.js';

export interface ChartFootProps {
  readonly sources: ChartInput['sources'];
  /** How old the data are, in sentences. */
  readonly age?: readonly string[] | undefined;
  readonly ruleSet?: RuleSetUsed | undefined;
  /** "Example, based on Aurelio et al 2024" */
  readonly example?: string | undefined;
  readonly children?: ReactNode;
}

/** Rule set, sources and licences: printed with every picture. */
export function ChartFoot({ sources, age = [], ruleSet, example, children }: ChartFootProps) {
  const source = sourceWords(sources);
  return (
    <div className="fs-foot">
      {children}
      {ruleSet ? <p>Rules used: {ruleSetWords(ruleSet)}.</p> : null}
      {source ? <p>Source: {source}</p> : null}
      {age.filter(Boolean).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {copyAllowed(sources) ? null : (
        <p>The licence of this source does not allow a download of the numbers.</p>
      )}
      {example === undefined || source.includes(example.replace(/\.$/, '')) ? null : <p>{example}</p>}
    </div>
  );
}
