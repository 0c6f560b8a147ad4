import type { MeasureVersion } from '@fairshift/contracts';
import { Card, Details, Notice, Tool } from '@fairshift/ui';
import { Failure } from '../../../platform/failure.js';
import { momentWords } from '../../../platform/format.js';
import { Waiting } from '../../../platform/load.js';
import { sentenceOf } from '../../../platform/problem.js';
import { DayForm } from './AsOf.js';
import { changesBetween } from './context-marks.js';
import { historyWords as words } from './settings.words.js';
import { useVersions } from './use-versions.js';

export interface HistoryProps {
  readonly measureId: string;
  readonly onDay: (day: string) => void;
}

/** Who set what, when and why; and the way to the chart as it was. */
export function History({ measureId, onDay }: HistoryProps) {
  const versions = useVersions(measureId);
  return (
    <Card title={words.title}>
      <p>{words.hint}</p>
      {versions.data ? (
        <Versions items={versions.data} more={versions} />
      ) : versions.isError ? (
        <Failure error={versions.error} onRetry={() => void versions.refetch()} part />
      ) : (
        <Waiting what="the history" part />
      )}
      <Details summary={words.asOf}>
        <DayForm onDay={onDay} />
      </Details>
    </Card>
  );
}

function changesOf(own: MeasureVersion, before: MeasureVersion | undefined): string[] {
  if (own.version === 1) return [words.made];
  // The oldest that is kept of a measure that is older than its history.
  if (!before) return [];
  const changes = changesBetween(before.context, own.context);
  if (changes.length > 0) return changes;
  return own.why === undefined ? [words.nothing] : [];
}

interface VersionsProps {
  readonly items: readonly MeasureVersion[];
  readonly more: Pick<
    ReturnType<typeof useVersions>,
    'hasNextPage' | 'fetchNextPage' | 'isFetchingNextPage' | 'isFetchNextPageError' | 'error'
  >;
}

function Versions({ items, more }: VersionsProps) {
  // What changed in the last one shows once the one before it is read.
  const shown = more.hasNextPage ? items.slice(0, -1) : items;
  return (
    <>
      <ul className="fs-list">
        {shown.map((version, at) => (
          <li key={version.version}>
            <strong>{words.who(version.by || words.before, momentWords(version.at))}</strong>
            {[...changesOf(version, items[at + 1]), ...(version.why === undefined ? [] : [version.why])].map(
              (line) => (
                <span key={line}>
                  <br />
                  {line}
                </span>
              ),
            )}
          </li>
        ))}
      </ul>
      {more.isFetchNextPageError ? <Notice kind="error" title={sentenceOf(more.error)} /> : null}
      {more.hasNextPage ? (
        // Never disabled: a button that is loses the focus of whoever pressed it.
        <Tool onClick={() => (more.isFetchingNextPage ? undefined : void more.fetchNextPage())}>
          {words.more}
        </Tool>
      ) : null}
    </>
  );
}
