import { useId, type ReactNode } from 'react';
import { ToArrow } from '../marks/icons.js';
import { SignalSymbol, signalWords, type SignalKind } from '../marks/SignalSymbol.js';
import { OutcomeScale, type OutcomeScaleProps } from './OutcomeScale.js';

export interface OutcomeCardProps {
  readonly eyebrow?: string | undefined;
  /** Already in words: "2", "67%". */
  readonly from: string;
  readonly to: string;
  /** "racist incidents a fortnight." */
  readonly what: ReactNode;
  /** "Down 85%." or "Up 18 percentage points." */
  readonly change?: string | undefined;
  readonly signal: SignalKind;
  /** Why the signal is one: "10 fortnights in a row are below the first average." */
  readonly signalWhy: ReactNode;
  readonly aim?: { readonly state: 'met' | 'not-yet' | 'cannot-tell'; readonly words: ReactNode } | undefined;
  /** What to be careful about: trial limits, unknowns, few points. */
  readonly care?: ReactNode;
  readonly scale?: OutcomeScaleProps | undefined;
}

const aimWords = { met: 'Aim met.', 'not-yet': 'Aim not met yet.', 'cannot-tell': 'Cannot tell yet.' };

/** A project's outcome: from, to, per what, verdict, aim, care. */
export function OutcomeCard(props: OutcomeCardProps) {
  const id = useId();
  return (
    <section className="fs-card fs-card--key" aria-labelledby={id}>
      <p className="fs-small fs-quiet">{props.eyebrow ?? 'Outcome so far'}</p>
      <h2 id={id} className="fs-fromto">
        <span className="fs-figure">{props.from}</span>
        <ToArrow />
        <span className="fs-figure">{props.to}</span>
      </h2>
      <p className="fs-words">
        {props.what} {props.change === undefined ? null : <strong>{props.change}</strong>}
      </p>
      {props.scale === undefined ? null : <OutcomeScale {...props.scale} />}
      <ul className="fs-list">
        <li>
          <SignalSymbol kind={props.signal} /> <strong>{signalWords[props.signal]}.</strong> {props.signalWhy}
        </li>
        {props.aim === undefined ? null : (
          <li>
            <strong>{aimWords[props.aim.state]}</strong> {props.aim.words}
          </li>
        )}
        {props.care === undefined ? null : (
          <li>
            <strong>Take care.</strong> {props.care}
          </li>
        )}
      </ul>
    </section>
  );
}
