import type { ReactNode } from 'react';
import { SkipLink } from './SkipLink.js';

export interface PageFrameProps {
  readonly header: ReactNode;
  /** A line under the header for the whole product: demo data, a stopped service. */
  readonly banner?: ReactNode;
  readonly footer: ReactNode;
  readonly children: ReactNode;
}

/** Skip link, header, banner, main, footer: the same order on every page. */
export function PageFrame({ header, banner, footer, children }: PageFrameProps) {
  return (
    <>
      <SkipLink />
      {header}
      {banner}
      <div className="fs-shell">
        <main className="fs-main" id="main" tabIndex={-1}>
          {children}
        </main>
      </div>
      {footer}
    </>
  );
}

/** The quiet line that says the data are examples. */
export function DemoBanner({ children }: { children: ReactNode }) {
  return (
    <div className="fs-demo" role="note">
      <div className="fs-shell">{children}</div>
    </div>
  );
}
