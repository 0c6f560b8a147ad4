import { Button } from '@fairshift/ui';
import type { UseQueryResult } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import { Failure } from './failure.js';
import { stateWords as words } from './states.words.js';

/** Under this, a page that is quick to come only flickers. */
const QUIET_MS = 400;
const SLOW_MS = 10_000;

function useElapsed(ms: number): boolean {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setOver(true), ms);
    return () => clearTimeout(timer);
  }, [ms]);
  return over;
}

export interface WaitingProps {
  /** What is coming: "the project". */
  readonly what: string;
  readonly onRetry?: (() => void) | undefined;
  readonly part?: boolean | undefined;
}

/** Says what is coming; after 10 seconds says that it is slow and offers to try again. */
export function Waiting({ what, onRetry, part = false }: WaitingProps) {
  const shown = useElapsed(QUIET_MS);
  const slow = useElapsed(SLOW_MS);
  const Heading = part ? 'h2' : 'h1';
  return (
    <div
      className={
        part ? 'fs-card fs-card--l fs-state sh-waiting' : 'fs-head fs-head--alone fs-state sh-waiting'
      }
      aria-busy="true"
    >
      <div aria-live="polite">{shown ? <Heading>{words.opening(what)}</Heading> : null}</div>
      {shown ? <div className="fs-skeleton sh-waiting__block" aria-hidden="true" /> : null}
      {slow ? (
        <div aria-live="polite">
          <p className="fs-words">{words.slow}</p>
          {onRetry ? (
            <Button look="secondary" onClick={onRetry}>
              {words.tryAgain}
            </Button>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}

export interface LoadProps<T> {
  readonly query: UseQueryResult<T>;
  readonly what: string;
  readonly part?: boolean | undefined;
  readonly children: (data: T) => ReactNode;
}

/** Shows a read: waiting, failed or there. Data that were there once stay on screen while a new read fails. */
export function Load<T>({ query, what, part, children }: LoadProps<T>) {
  const retry = () => void query.refetch({ cancelRefetch: true });
  if (query.data !== undefined) return children(query.data);
  if (query.isError) return <Failure error={query.error} onRetry={retry} part={part} />;
  return <Waiting what={what} onRetry={retry} part={part} />;
}
