import type { ReactNode } from 'react';

/** Small charts side by side, each on the same scale; one below the other where space is short. */
export function Multiples({ children }: { children: ReactNode }) {
  return <div className="fs-multiples">{children}</div>;
}
