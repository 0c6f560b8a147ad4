import { useId, type ReactNode } from 'react';

export interface EmptyStateProps {
  /** What will be here: "Your chart starts with 1 number". */
  readonly title: string;
  /** Why there is nothing, in 1 or 2 sentences. */
  readonly children: ReactNode;
  /** The smallest next step, as a button or link; without one, say who can help in the words. */
  readonly action?: ReactNode;
  /** What it will look like. Decoration. */
  readonly picture?: ReactNode;
  readonly level?: 2 | 3 | undefined;
}

/** Stands wherever there is nothing to show yet: no page and no chart is ever blank. */
export function EmptyState({ title, children, action, picture, level = 2 }: EmptyStateProps) {
  const id = useId();
  const Heading = `h${level}` as const;
  return (
    <section className="fs-card fs-card--l fs-state" aria-labelledby={id}>
      <Heading id={id}>{title}</Heading>
      <div className="fs-words">{children}</div>
      {picture === undefined ? null : (
        <div className="fs-state__picture" aria-hidden="true">
          {picture}
        </div>
      )}
      {action === undefined ? null : <div className="fs-actions">{action}</div>}
    </section>
  );
}

/** The ghost of a control chart with two phases, for pages without numbers yet. */
export function ChartToCome() {
  const points = [
    [40, 108],
    [76, 96],
    [112, 110],
    [148, 104],
    [184, 112],
    [220, 102],
  ] as const;
  return (
    <svg viewBox="0 0 520 200" focusable="false">
      <path d="M30 40H500M30 100H500M30 160H500" stroke="#d8dde0" />
      <path
        d="M30 52H265V40H500M30 150H265V110H500"
        fill="none"
        stroke="#aeb7bd"
        strokeWidth="1.5"
        strokeDasharray="5 5"
      />
      <path d="M30 105H265M265 75H500" stroke="#aeb7bd" strokeWidth="2" />
      <polyline
        points={points.map(([x, y]) => `${x},${y}`).join(' ')}
        fill="none"
        stroke="#aeb7bd"
        strokeWidth="2"
        strokeDasharray="2 4"
      />
      {points.map(([x, y]) => (
        <circle key={x} cx={x} cy={y} r="5" fill="#fff" stroke="#768692" strokeWidth="1.5" />
      ))}
      <g fontFamily="Arial, sans-serif" fontSize="16" fill="#4c6272">
        <text x="30" y="190">
          baseline
        </text>
        <text x="268" y="190">
          after your change
        </text>
      </g>
    </svg>
  );
}
