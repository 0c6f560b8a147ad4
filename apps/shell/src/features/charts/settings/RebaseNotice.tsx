import type { ChartInputJson } from '@fairshift/contracts';
import { Button, Notice } from '@fairshift/ui';
import { periodsOf } from '../periods.js';
import { periodWords } from '../../../platform/format.js';
import { rebaseWords as words } from './settings.words.js';
import type { SpcFound } from './spc-found.js';

export interface RebaseNoticeProps {
  readonly rebase: NonNullable<SpcFound['rebase']>;
  readonly input: ChartInputJson;
  readonly onStart: (start: string) => void;
}

/** A lasting shift, said so that somebody who knows why may make a phase of it. Nothing is done by itself. */
export function RebaseNotice({ rebase, input, onStart }: RebaseNoticeProps) {
  const { start, points, direction } = rebase;
  const period = periodsOf(input.series).find((each) => each.start === start);
  const name = period ? periodWords({ ...period, kind: input.measure.period }) : start;
  return (
    <Notice title={words.title}>
      <p>{words.text(points, direction === 'up' ? 'above' : 'below', name)}</p>
      <Button look="secondary" onClick={() => onStart(start)}>
        {words.action}
      </Button>
    </Notice>
  );
}
