import type { ReactNode } from 'react';
import { PointWords } from './PointWords.js';
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

/** What is said when a step from signal to signal passes the end. */
const cameRound = {
  first: 'That was the last signal. This is the first one again.',
  last: 'That was the first signal. This is the last one.',
  only: 'There is no other signal.',
} as const;

/** The point in words: what the live region says. */
function Readout({ walk, count }: { walk: Walk; count: number }): ReactNode {
  const { point } = walk;
  if (!point)
    return `${count} ${count === 1 ? 'point' : 'points'}. Use the buttons or the arrow keys to read them.`;
  return (
    <>
      {walk.cameRoundTo ? `${cameRound[walk.cameRoundTo]} ` : null}
      <PointWords point={point} />
    </>
  );
}

/** First, previous, next and last point, previous and next signal. The readout is a polite live region. */
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
          <>
            <button className="fs-tool fs-tool--word" type="button" onClick={walk.previousSignal}>
              Previous signal
            </button>
            <button className="fs-tool fs-tool--word" type="button" onClick={walk.nextSignal}>
              Next signal
            </button>
          </>
        ) : null}
      </div>
      <p className="fs-walk__now" aria-live="polite">
        <Readout walk={walk} count={count} />
      </p>
    </div>
  );
}
