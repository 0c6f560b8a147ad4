import { routes } from '@fairshift/contracts';
import { AppLink, Card } from '@fairshift/ui';
import { momentWords } from '../../platform/format.js';
import { paths } from '../../platform/paths.js';
import { useRead } from '../../platform/queries.js';
import { useOrganisation } from '../../platform/session.js';
import { hasEnded } from './import-states.js';
import { importWords as words, stateWords } from './imports.words.js';

/** Imports that are not at their end; nothing at all where there is none. */
export function RunningImports() {
  const { id: organisationId, slug } = useOrganisation();
  const imports = useRead(routes.listImports, { params: { organisationId }, query: { limit: 50 } });
  const open = (imports.data?.items ?? []).filter((job) => !hasEnded(job));
  if (open.length === 0) return null;
  return (
    <Card title={words.running.title} size="large">
      <ul className="fs-list">
        {open.map((job) => (
          <li key={job.id}>
            <AppLink href={paths.importJob(slug, job.id)}>{job.file.name}</AppLink>
            <span className="sh-line fs-small fs-quiet">
              {words.running.facts(stateWords[job.state] ?? '', job.uploadedBy, momentWords(job.uploadedAt))}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
