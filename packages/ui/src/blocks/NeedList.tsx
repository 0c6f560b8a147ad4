import type { ReactNode } from 'react';
import { NeedIcon, type NeedIconName } from '../marks/icons.js';

export interface NeedRowProps {
  readonly icon: NeedIconName;
  /** What to do: "Look at 2 new dots on the safety cross". */
  readonly title: ReactNode;
  readonly why: ReactNode;
  /** "About 2 minutes". */
  readonly minutes?: string | undefined;
  /** One tool that leads to it. */
  readonly action: ReactNode;
}

/** One thing that needs the person, with its reason and its one tool. Stands in a NeedList. */
export function NeedRow({ icon, title, why, minutes, action }: NeedRowProps) {
  return (
    <li className="fs-need">
      <span className="fs-need__icon">
        <NeedIcon name={icon} />
      </span>
      <h3>{title}</h3>
      <p className="fs-need__why">
        {why} {minutes === undefined ? null : <span className="fs-nowrap">{minutes}.</span>}
      </p>
      <div className="fs-need__act">{action}</div>
    </li>
  );
}

/** At most 5 rows; then a link to all of them. */
export function NeedList({ children }: { children: ReactNode }) {
  return <ul className="fs-needs">{children}</ul>;
}
