import type { ReactNode } from 'react';

export interface PageHeadProps {
  /** What kind of page: "Step 1 · explore the gap". */
  readonly eyebrow?: ReactNode;
  /** Shows the Example tag. */
  readonly example?: boolean | undefined;
  /** The finding, in one plain sentence. */
  readonly title: ReactNode;
  /** At most 3 sentences. */
  readonly lede?: ReactNode;
  /** The page's one primary action. */
  readonly action?: ReactNode;
  /** How long the action takes: "Takes about 3 minutes". */
  readonly actionNote?: ReactNode;
  /** True when no breadcrumb stands above. */
  readonly alone?: boolean | undefined;
}

/** Eyebrow, finding, lede and one action. The h1 can take the focus when the route changes. */
export function PageHead({ eyebrow, example, title, lede, action, actionNote, alone }: PageHeadProps) {
  return (
    <div className={alone ? 'fs-head fs-head--alone' : 'fs-head'}>
      <div>
        {eyebrow !== undefined || example ? (
          <p className="fs-head__eyebrow">
            {eyebrow !== undefined ? <span>{eyebrow}</span> : null}
            {example ? <ExampleTag /> : null}
          </p>
        ) : null}
        <h1 tabIndex={-1}>{title}</h1>
        {lede !== undefined ? <p className="fs-head__lede">{lede}</p> : null}
      </div>
      {action !== undefined ? (
        <div className="fs-head__action fs-noprint">
          {action}
          {actionNote !== undefined ? <span className="fs-small">{actionNote}</span> : null}
        </div>
      ) : null}
    </div>
  );
}

/** Marks demo content, on screen and in print. */
export function ExampleTag() {
  return <span className="fs-example">Example</span>;
}
