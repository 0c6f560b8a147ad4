import type { ImportJob } from '@fairshift/contracts';
import { Actions, Card, LinkButton } from '@fairshift/ui';
import { paths } from '../../platform/paths.js';
import { useOrganisation } from '../../platform/session.js';
import { WayOut } from './CancelImport.js';
import { importWords } from './imports.words.js';
import { OwnLayout } from './KnownLayouts.js';
import { NotRecognised } from './NotRecognised.js';

const words = importWords.layouts;

/** Kept, but no source knows the file: the layout that always works, and the two ways on. */
export function UnknownLayout({ job }: { job: ImportJob }) {
  const { slug } = useOrganisation();
  return (
    <div className="fs-grid">
      <div className="fs-c8 sh-stack">
        <NotRecognised job={job} />
        <Card title={words.ownTitle} size="large">
          <OwnLayout />
          <Actions>
            <LinkButton href={paths.newImport(slug)}>{importWords.done.again}</LinkButton>
          </Actions>
        </Card>
      </div>
      <div className="fs-c4 sh-stack">
        <Card title={words.title}>
          <ul className="fs-list">
            {words.known.map((name) => (
              <li key={name}>{name}</li>
            ))}
          </ul>
        </Card>
        <WayOut job={job} />
      </div>
    </div>
  );
}
