import type { ReactNode } from 'react';
import { SignalSymbol } from '../marks/SignalSymbol.js';
import { verdictWords, type Verdict } from './VerdictCard.js';
import { VerdictLines, type ThenNow } from './VerdictLines.js';

export interface GapRowProps {
  readonly title: ReactNode;
  /** Who, where, when. */
  readonly detail: ReactNode;
  /** A gap with a verdict, or the reason why none can be shown. */
  readonly gap:
    | {
        readonly verdict: Verdict;
        readonly concern?: boolean | undefined;
        readonly lines: { readonly focus: ThenNow; readonly other: ThenNow };
        readonly words: ReactNode;
      }
    | { readonly heldBack: ReactNode };
}

/** One gap in a list: what it is, its two lines on their own scale, the words. Lists are never ranked. */
export function GapRow({ title, detail, gap }: GapRowProps) {
  return (
    <li className="fs-gaprow">
      <div>
        <h3>{title}</h3>
        <p className="fs-small fs-quiet">{detail}</p>
      </div>
      {'heldBack' in gap ? (
        <p className="fs-quiet">{gap.heldBack}</p>
      ) : (
        <>
          <VerdictLines className="fs-gaprow__lines" {...gap.lines} unsure={gap.verdict === 'cannot-tell'} />
          <div>
            <strong>{verdictWords[gap.verdict]}</strong>
            <p>
              {gap.concern ? (
                <>
                  <SignalSymbol kind="concern" /> <strong>Concern.</strong>{' '}
                </>
              ) : null}
              {gap.words}
            </p>
          </div>
        </>
      )}
    </li>
  );
}

/** Gaps of several projects, in the order given. */
export function GapList({ children }: { children: ReactNode }) {
  return <ul className="fs-needs">{children}</ul>;
}
