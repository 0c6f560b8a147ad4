import { useId, type ReactNode } from 'react';

export interface ProgressBarProps {
  /** What is being done: "Storing rows". */
  readonly title: string;
  /** In words: "286 of 440 rows". Read out politely as it changes. */
  readonly words: string;
  readonly done?: number | undefined;
  /** Left out while the whole is not known yet: the bar then names no share. */
  readonly total?: number | undefined;
}

/** A bar with its words. Never a spinner without a sentence. */
export function ProgressBar({ title, words, done = 0, total }: ProgressBarProps) {
  const id = useId();
  const known = total !== undefined && total > 0;
  return (
    <div>
      <div className="fs-card__head">
        <h2 id={id}>{title}</h2>
        <span className="fs-quiet" aria-live="polite">
          {words}
        </span>
      </div>
      <progress
        className="fs-bar"
        aria-labelledby={id}
        aria-valuetext={words}
        {...(known ? { value: done, max: total } : {})}
      />
    </div>
  );
}

/** Where the person stands in a few steps: "1. Upload, 2. Check, 3. Import". */
export function Steps({ steps, current }: { steps: readonly string[]; current: number }) {
  return (
    <ol className="fs-progress" aria-label="Steps">
      {steps.map((step, i) => (
        <li
          key={step}
          className={i < current ? 'is-done' : i === current ? 'is-now' : undefined}
          aria-current={i === current ? 'step' : undefined}
        >
          <span>
            {i + 1}. {step}
            {i < current ? <span className="fs-vh"> (done)</span> : null}
          </span>
        </li>
      ))}
    </ol>
  );
}

export interface TimelineEntry {
  readonly id: string;
  readonly when: string;
  readonly children: ReactNode;
  readonly kind?: 'plain' | 'change' | 'signal' | undefined;
}

/** What happened, in order. */
export function Timeline({ entries }: { entries: readonly TimelineEntry[] }) {
  return (
    <ol className="fs-timeline">
      {entries.map((entry) => (
        <li key={entry.id} className={entry.kind && entry.kind !== 'plain' ? `is-${entry.kind}` : undefined}>
          <span className="fs-timeline__when">{entry.when}</span>
          {entry.children}
        </li>
      ))}
    </ol>
  );
}
