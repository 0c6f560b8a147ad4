import { useId, type ReactNode } from 'react';
import { UnknownMeter, type UnknownMeterProps } from '../blocks/UnknownMeter.js';
import { DotAxis, DotPlot, type DotGroup } from './DotPlot.js';
import { dotPosition, type DotScale } from './dot-scale.js';

export interface SmallMultipleProps {
  /** The stratifier: "Ethnicity". */
  readonly title: string;
  /** The furthest group in words, or why none is named. */
  readonly finding: ReactNode;
  /** In their usual order, never ranked. */
  readonly groups: readonly DotGroup[];
  /** Drawn as a diamond; left out when no group is named. */
  readonly furthestId?: string | undefined;
  readonly reference: { readonly label: string; readonly value: number };
  readonly scale: DotScale;
  /** "45%". */
  readonly format: (value: number) => string;
  readonly unknown: UnknownMeterProps;
  readonly foot?: ReactNode;
}

/** One stratifier of "explore the gap". Names and figures are words of the page; only dots and lines are drawn. */
export function SmallMultiple(props: SmallMultipleProps) {
  const { title, finding, groups, reference, scale, format, unknown } = props;
  const id = useId();
  const at = dotPosition(reference.value, scale);
  return (
    <section className="fs-card fs-mult" aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      <p className="fs-mult__furthest">{finding}</p>
      <ReferenceLabel at={at} words={`${reference.label} ${format(reference.value)}`} />
      <ul className="fs-mult__rows">
        {groups.map((group) => (
          <li key={group.id} className="fs-dot">
            <span className="fs-dot__words">
              <span>{group.label}</span>
              <GroupFigure group={group} format={format} />
            </span>
            <DotPlot
              group={group}
              scale={scale}
              referenceAt={at}
              isFurthest={group.id === props.furthestId}
            />
          </li>
        ))}
      </ul>
      <DotAxis scale={scale} format={format} />
      <p className="fs-mult__unknown">
        <UnknownMeter {...unknown} />
      </p>
      {props.foot === undefined ? null : <div className="fs-card__foot">{props.foot}</div>}
    </section>
  );
}

function ReferenceLabel({ at, words }: { at: number; words: string }) {
  const anchor = at < 25 ? 'start' : at > 75 ? 'end' : 'middle';
  return (
    <svg className="fs-dot__axis" role="img" aria-label={words}>
      <text x={`${at}%`} y="15" textAnchor={anchor} fontSize="14" fill="#212b32">
        {words}
      </text>
    </svg>
  );
}

function GroupFigure({ group, format }: { group: DotGroup; format: (value: number) => string }) {
  if (group.held === 'no-data') return <span className="fs-dot__none">No data</span>;
  if (group.held !== undefined) return <span className="fs-dot__none">Held back, small number</span>;
  const words = [
    group.counts,
    group.interval ? `95% interval ${format(group.interval[0])} to ${format(group.interval[1])}` : undefined,
  ];
  return (
    <b>
      {format(group.value)}
      <span className="fs-vh">, {words.filter((word) => word !== undefined).join(', ')}</span>
    </b>
  );
}
