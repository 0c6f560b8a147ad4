import type { ImportJob } from '@fairshift/contracts';
import { Actions, Button, Card, LinkButton } from '@fairshift/ui';
import { paths } from '../../platform/paths.js';
import { useMay, useOrganisation } from '../../platform/session.js';
import { failedInCheck, wasNotKept } from './import-states.js';
import { ImportProblems } from './ImportProblems.js';
import { importWords as words } from './imports.words.js';

/** What to press next to bring a file: another one, a mended one, or the same again. */
function againWords(job: ImportJob): string {
  if (job.state !== 'failed') return words.done.again;
  if (wasNotKept(job)) return words.notKept.again;
  return failedInCheck(job) ? words.failed.corrected : words.failed.again;
}

/** Done, failed or cancelled: what happened, and the way on. */
export function EndOfImport({ job, onChange }: { job: ImportJob; onChange: () => void }) {
  const { slug } = useOrganisation();
  const dataset = job.datasetId ? paths.dataset(slug, job.datasetId) : undefined;
  const done = job.state === 'done';
  const mayImport = useMay('imports:write');
  const mayChange = mayImport && failedInCheck(job) && !wasNotKept(job) && job.recognised.length > 0;
  return (
    <div className="sh-stack">
      <Card size="large" mark={done ? 'key' : job.state === 'failed' ? 'error' : undefined}>
        <div className="sh-stack">
          {job.outcome ? <p className="fs-words">{job.outcome}</p> : null}
          {done ? <p>{words.done.next}</p> : null}
          {wasNotKept(job) ? <HowToLeaveOut /> : null}
          <Actions>
            {done && dataset ? <LinkButton href={dataset}>{words.done.see}</LinkButton> : null}
            {mayImport ? (
              <LinkButton look={done ? 'secondary' : 'primary'} href={paths.newImport(slug)}>
                {againWords(job)}
              </LinkButton>
            ) : null}
            {mayChange ? (
              <Button look="secondary" onClick={onChange}>
                {words.check.change}
              </Button>
            ) : null}
          </Actions>
        </div>
      </Card>
      <ImportProblems job={job} />
    </div>
  );
}

function HowToLeaveOut() {
  const { howTitle, how } = words.notKept;
  return (
    <>
      <h2 className="nhsuk-heading-s">{howTitle}</h2>
      <ol className="nhsuk-list nhsuk-list--number">
        {how.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </>
  );
}
