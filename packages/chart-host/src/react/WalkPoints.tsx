import type { ReactNode } from 'react';
import type { WalkPoint } from '../analysis.js';
import { Symbol } from './Symbol.js';
import type { Walk } from './use-walk.js';

/** Arrow shapes, 18 px. */
const arrows = {
  first: 'M4 3v12M15 3 7 9l8 6z',
  previous: 'M13 3 5 9l8 6z',
  next: 'M5 3l8 6-8 6z',
  last: 'M14 3v12M3 3l8 6-8 6z',
} as const;

function Step({ arrow, label, onClick }: { arrow: keyof typeof arrows; label: string; onClick: () => void }) {
  return (
    <button className="fs-tool" type="button" aria-label={label} onClick={onClick}>
      <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true" focusable="false">
        <path
          d={arrows[arrow]}
          fill="currentColor"
          stroke="currentColor"
          strokeWidth="1.5"
          strokeLinejoin="round"
        />
      </svg>
    </button>
  );
}

/** What a text says that does not name its own signal; a group beyond the limits always says which way. */
const signalWords = { improvement: 'Improvement', concern: 'Concern', change: 'Change', beyond: '' };

/** Period and figure, which stand in bold, and what follows. A text that opens with its period says it once. */
function partsOf({ period, text }: WalkPoint): readonly [strong: string, rest: string] {
  const whole = text.startsWith(period) ? text : `${period}: ${text}`;
  const end = /[.](?:\s|$)/.exec(whole.slice(period.length));
  const cut = end ? period.length + end.index + 1 : whole.length;
  return [whole.slice(0, cut), whole.slice(cut)];
}

/** The point in words: what the live region says. */
function Readout({ walk, count }: { walk: Walk; count: number }): ReactNode {
  const { point } = walk;
  if (!point)
    return `${count} ${count === 1 ? 'point' : 'points'}. Use the buttons or the arrow keys to read them.`;
  const [strong, rest] = partsOf(point);
  const unnamed = point.signal !== undefined && !point.text.includes(signalWords[point.signal]);
  return (
    <>
      {point.signal ? <Symbol mark={point.signal} /> : null} <strong>{strong}</strong>
      {rest}
      {point.signal !== undefined && unnamed ? ` ${signalWords[point.signal]}.` : null}
    </>
  );
}

/** First, previous, next, last and next signal. The readout is a polite live region. */
export function WalkPoints({ walk, count }: { walk: Walk; count: number }) {
  return (
    // The keys work on whichever button has the focus; the group itself takes none. A fieldset would announce a form.
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role, jsx-a11y/no-noninteractive-element-interactions
    <div className="fs-walk" role="group" aria-label="Walk the points" onKeyDown={walk.onKeyDown}>
      <div className="fs-walk__buttons">
        <Step arrow="first" label="First point" onClick={walk.first} />
        <Step arrow="previous" label="Previous point" onClick={walk.previous} />
        <Step arrow="next" label="Next point" onClick={walk.next} />
        <Step arrow="last" label="Last point" onClick={walk.last} />
        {walk.hasSignals ? (
          <button className="fs-tool fs-tool--word" type="button" onClick={walk.nextSignal}>
            Next signal
          </button>
        ) : null}
      </div>
      <p className="fs-walk__now" aria-live="polite">
        <Readout walk={walk} count={count} />
      </p>
    </div>
  );
}
