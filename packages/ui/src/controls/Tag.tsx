import type { ReactNode } from 'react';
import { TickIcon } from '../marks/icons.js';

type TagColour = 'white' | 'grey' | 'blue' | 'aqua-green' | 'purple' | 'yellow';

/** A word about a thing's state. No red or green: those would read as worse and better. */
export function Tag({ colour = 'grey', children }: { colour?: TagColour | undefined; children: ReactNode }) {
  return <strong className={`nhsuk-tag nhsuk-tag--${colour}`}>{children}</strong>;
}

export type TaskStatus = 'completed' | 'in-progress' | 'not-started' | 'cannot-start';

const statusWords: Readonly<Record<TaskStatus, readonly [word: string, className: string]>> = {
  completed: ['Completed', 'fs-status'],
  'in-progress': ['In progress', 'fs-status fs-status--doing'],
  'not-started': ['Not yet started', 'fs-status fs-status--todo'],
  'cannot-start': ['Cannot start yet', 'fs-status fs-status--wait'],
};

export function StatusWord({ status, children }: { status: TaskStatus; children?: ReactNode }) {
  const [word, className] = statusWords[status];
  return (
    <span className={className}>
      {status === 'completed' ? <TickIcon /> : null}
      {children ?? word}
    </span>
  );
}
