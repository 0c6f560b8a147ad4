import type { ImportJob, ProblemRow } from '@fairshift/contracts';
import { Card, Notice, Table, Tool } from '@fairshift/ui';
import { useMutation } from '@tanstack/react-query';
import { Failure } from '../../platform/failure.js';
import { counted, numberWords } from '../../platform/format.js';
import { Waiting } from '../../platform/load.js';
import { sentenceOf } from '../../platform/problem.js';
import { useOrganisation } from '../../platform/session.js';
import { wasNotKept } from './import-states.js';
import { importWords } from './imports.words.js';
import { problemsCsv } from './problems-csv.js';
import { saveText } from './save-text.js';
import { allProblems, useProblems } from './use-problems.js';

const words = importWords.problems;

/** What is said above the problems: before an import, after it, or in its place. */
function headOf(job: ImportJob): { title: string; lede: string } {
  const { state, understanding, problemCount } = job;
  if (wasNotKept(job)) return { title: words.failed.title, lede: importWords.notKept.problems };
  if (state === 'failed') return words.failed;
  const refused = understanding?.rows.refused ?? 0;
  if (refused === 0) return { title: words.some(counted(problemCount, 'problem')), lede: words.mend };
  const rows = counted(refused, 'row');
  return state === 'done'
    ? { title: words.leftOut(rows, refused), lede: words.mend }
    : { title: words.title(rows), lede: words.lede };
}

/** Problems of the file: where, what stood there, why it cannot be used, what to do. */
export function ImportProblems({ job }: { job: ImportJob }) {
  const problems = useProblems(job);
  if (job.problemCount === 0) return null;
  const { title, lede } = headOf(job);
  return (
    <Card title={title} size="large">
      <p>{lede}</p>
      {problems.data ? (
        <ProblemTable items={problems.data} />
      ) : problems.isError ? (
        <Failure error={problems.error} onRetry={() => void problems.refetch()} part />
      ) : (
        <Waiting what="the problems" part />
      )}
      {problems.data ? <Foot job={job} shown={problems.data.length} more={problems} /> : null}
    </Card>
  );
}

type More = Pick<
  ReturnType<typeof useProblems>,
  'hasNextPage' | 'fetchNextPage' | 'isFetchingNextPage' | 'isFetchNextPageError' | 'error'
>;

/** How many of how many are shown, the way to the rest, and the download. */
function Foot({ job, shown, more }: { job: ImportJob; shown: number; more: More }) {
  const left = job.problemCount - shown;
  return (
    <>
      {left > 0 ? (
        <p className="fs-small fs-quiet" aria-live="polite">
          {more.hasNextPage
            ? words.shown(numberWords(shown), numberWords(job.problemCount))
            : words.kept(numberWords(shown), numberWords(job.problemCount))}
        </p>
      ) : null}
      {more.isFetchNextPageError ? <Notice kind="error" title={sentenceOf(more.error)} /> : null}
      {more.hasNextPage ? (
        // Never disabled: a button that is loses the focus of whoever pressed it.
        <Tool onClick={() => (more.isFetchingNextPage ? undefined : void more.fetchNextPage())}>
          {words.more}
        </Tool>
      ) : null}
      <Download job={job} />
    </>
  );
}

/** A cell can be as long as its writer liked. */
const MOST_SHOWN = 40;
const short = (found: string): string =>
  found.length > MOST_SHOWN ? `${found.slice(0, MOST_SHOWN - 1)}…` : found;

function ProblemTable({ items }: { items: readonly ProblemRow[] }) {
  const keyed = items.map((item, i) => ({ ...item, key: String(i) }));
  return (
    <Table
      caption={words.caption}
      captionHidden
      rows={keyed}
      rowKey={({ key }) => key}
      empty={null}
      columns={[
        {
          id: 'row',
          heading: words.where,
          cell: ({ row }) => (
            <span className="fs-nowrap">
              {row === undefined ? words.wholeFile : words.row(numberWords(row))}
            </span>
          ),
        },
        { id: 'column', heading: words.column, cell: ({ column }) => column ?? words.none },
        {
          id: 'found',
          heading: words.found,
          cell: ({ found }) =>
            found === undefined ? words.none : <span className="fs-code">{short(found)}</span>,
        },
        { id: 'why', heading: words.why, cell: ({ message }) => message },
        { id: 'remedy', heading: words.remedy, cell: ({ remedy }) => remedy ?? words.none },
      ]}
    />
  );
}

function Download({ job }: { job: ImportJob }) {
  const { id: organisationId } = useOrganisation();
  const save = useMutation({
    mutationFn: () => allProblems(organisationId, job.id),
    onSuccess: (items) =>
      saveText(`problems-in-${job.file.name.replace(/\.\w+$/, '')}.csv`, problemsCsv(items)),
  });
  return (
    <div className="fs-card__foot">
      {save.isError ? <Notice kind="error" title={sentenceOf(save.error)} /> : null}
      <button type="button" className="sh-link" disabled={save.isPending} onClick={() => save.mutate()}>
        {words.download}
      </button>
    </div>
  );
}
