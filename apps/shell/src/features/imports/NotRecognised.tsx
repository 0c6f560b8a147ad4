import { routes, type ImportJob } from '@fairshift/contracts';
import { Card, Notice, Tool } from '@fairshift/ui';
import { expectHeading } from '../../platform/focus.js';
import { sentenceOf } from '../../platform/problem.js';
import { useSend } from '../../platform/queries.js';
import { useOrganisation } from '../../platform/session.js';
import { importWords } from './imports.words.js';

const words = importWords.notRecognised;

/** Why a source does not take the file, and the way to ask one again that gave no answer. */
export function NotRecognised({ job }: { job: ImportJob }) {
  const { id: organisationId } = useOrganisation();
  const again = useSend(routes.recogniseImport, ['getImport', 'listImports']);
  const told = job.notRecognised ?? [];
  if (told.length === 0) return null;
  const silent = told.some(({ asked }) => !asked);
  return (
    <Card title={silent ? words.silentTitle : words.title} mark={silent ? 'concern' : undefined}>
      <ul className="fs-list">
        {told.map(({ pluginId, sourceId, title, because }) => (
          <li key={`${pluginId} ${sourceId}`}>
            <strong>{title}</strong>
            <br />
            {because}
          </li>
        ))}
      </ul>
      {again.isError ? <Notice kind="error" title={sentenceOf(again.error)} /> : null}
      {silent ? (
        <div className="sh-actions-row">
          <Tool
            disabled={again.isPending}
            onClick={() =>
              again.mutate({ params: { organisationId, importId: job.id } }, { onSuccess: expectHeading })
            }
          >
            {words.again}
          </Tool>
        </div>
      ) : null}
    </Card>
  );
}
