import type { ImportJob } from '@fairshift/contracts';
import { Actions, Card, LinkButton } from '@fairshift/ui';
import { paths } from '../../platform/paths.js';
import { useOrganisation } from '../../platform/session.js';
import { ImportProblems } from './ImportProblems.js';
import { importWords as words } from './imports.words.js';

/** Done, failed or cancelled: what happened, and the way on. */
export function EndOfImport({ job }: { job: ImportJob }) {
  const { slug } = useOrganisation();
  const dataset = job.datasetId ? paths.dataset(slug, job.datasetId) : undefined;
  const done = job.state === 'done';
  return (
    <div className="sh-stack">
      <Card size="large" mark={done ? 'key' : job.state === 'failed' ? 'error' : undefined}>
        <div className="sh-stack">
          {job.outcome ? <p className="fs-words">{job.outcome}</p> : null}
          <Actions>
            {done && dataset ? <LinkButton href={dataset}>{words.done.see}</LinkButton> : null}
            <LinkButton look={done ? 'secondary' : 'primary'} href={paths.newImport(slug)}>
              {done ? words.done.again : words.failed.again}
            </LinkButton>
          </Actions>
        </div>
      </Card>
      <ImportProblems job={job} />
    </div>
  );
}
