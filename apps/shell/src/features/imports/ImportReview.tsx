import { routes, type ImportJob } from '@fairshift/contracts';
import { AppLink, Button, Card, LinkButton, Notice, Tool } from '@fairshift/ui';
import { useRef } from 'react';
import { expectHeading } from '../../platform/focus.js';
import { counted } from '../../platform/format.js';
import { paths } from '../../platform/paths.js';
import { sentenceOf } from '../../platform/problem.js';
import { useSend } from '../../platform/queries.js';
import { useOrganisation } from '../../platform/session.js';
import { sourceKey } from './answers-form.js';
import { WayOut } from './CancelImport.js';
import { ImportPreview } from './ImportPreview.js';
import { ImportProblems } from './ImportProblems.js';
import { importWords as words } from './imports.words.js';
import { KeptAsTheyAre } from './KeptAsTheyAre.js';
import { Recognised } from './Recognised.js';
import { SourceNotices } from './SourceNotices.js';
import { WhatItHolds } from './WhatItHolds.js';

/** Ready: all that was understood, what starting would do, and the start. */
export function ImportReview({ job, onChange }: { job: ImportJob; onChange: () => void }) {
  return (
    <div className="fs-grid">
      <div className="fs-c8 sh-stack sh-tall">
        <SourceNotices notices={job.understanding?.notices ?? []} />
        {job.source ? (
          <Recognised
            job={job}
            source={sourceKey(job.source)}
            tool={
              <Tool onClick={onChange}>
                {job.recognised.length > 1 ? words.check.another : words.check.change}
              </Tool>
            }
          />
        ) : null}
        <Card title={words.ready.holds} size="large">
          {job.understanding ? <WhatItHolds understanding={job.understanding} /> : null}
          <ImportPreview job={job} />
        </Card>
        <ImportProblems job={job} />
      </div>
      <div className="fs-c4 fs-first">
        <Start job={job} />
      </div>
      <div className="fs-c4 sh-stack">
        {job.understanding ? <KeptAsTheyAre understanding={job.understanding} /> : null}
        <Card title={words.ready.whoTitle}>
          <p>{words.ready.who}</p>
        </Card>
        <WayOut job={job} />
      </div>
    </div>
  );
}

/** Where the rows will be: said before the start, because they cannot be told apart afterwards. */
function goesTo({ target, candidates }: ImportJob): string | null {
  if (target?.kind === 'new') return words.ready.makes(target.title);
  const held = candidates.find(({ datasetId }) => datasetId === target?.datasetId);
  return held ? words.ready.goesInto(held.title) : null;
}

function Start({ job }: { job: ImportJob }) {
  const { id: organisationId, slug } = useOrganisation();
  const start = useSend(routes.startImport, ['getImport', 'listImports']);
  // One key for this page: pressing twice, or again after a lost answer, starts one import.
  const idempotencyKey = useRef(crypto.randomUUID());
  const held = job.plan?.alreadyHeld ?? false;
  const dataset = job.target?.kind === 'existing' ? job.target.datasetId : job.datasetId;
  const rows = job.understanding?.rows;
  return (
    <Card title={held ? words.ready.heldCard : words.ready.readyTitle} mark="key">
      {held ? <p>{words.ready.held}</p> : <p className="fs-words">{job.plan?.words}</p>}
      {held ? null : <p>{goesTo(job)}</p>}
      {rows && !held ? (
        <p>
          {words.ready.rowsRead(counted(rows.read, 'row'))}{' '}
          {rows.refused > 0 ? words.ready.leftOut(counted(rows.refused, 'row')) : null}
        </p>
      ) : null}
      {start.isError ? <Notice kind="error" title={sentenceOf(start.error)} /> : null}
      {held ? (
        <LinkButton href={dataset ? paths.dataset(slug, dataset) : paths.data(slug)}>
          {words.ready.seeDataset}
        </LinkButton>
      ) : (
        <Button
          disabled={start.isPending}
          onClick={() =>
            start.mutate(
              { params: { organisationId, importId: job.id }, idempotencyKey: idempotencyKey.current },
              { onSuccess: expectHeading },
            )
          }
        >
          {words.ready.start}
        </Button>
      )}
      <p className="sh-actions-row">
        <AppLink href={paths.newImport(slug)}>{words.ready.corrected}</AppLink>
      </p>
    </Card>
  );
}
