import { routes } from '@fairshift/contracts';
import { AppLink, Card } from '@fairshift/ui';
import { dateWords } from '../../platform/format.js';
import { paths } from '../../platform/paths.js';
import { useRead } from '../../platform/queries.js';
import { useOrganisation } from '../../platform/session.js';
import { homeWords as words } from './home.words.js';

const SHOWN = 3;

/** The newest charts that other organisations released. */
export function OthersCard() {
  const { id } = useOrganisation();
  const released = useRead(routes.listHubPublications, { query: { limit: 20 } });
  if (!released.data) return null;
  const others = released.data.items.filter(({ organisation }) => organisation.id !== id);
  return (
    <Card title={words.othersTitle} foot={<AppLink href={paths.hub()}>{words.others}</AppLink>}>
      {others.length === 0 ? <p>{words.othersNone}</p> : null}
      <ul className="fs-list">
        {others.slice(0, SHOWN).map((publication) => (
          <li key={publication.id}>
            <AppLink href={paths.hubChart(publication.id)}>{publication.sentence}</AppLink>
            <br />
            <span className="fs-small fs-quiet">
              {publication.organisation.name}, {dateWords(publication.releasedAt)}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** The datasets that changed last. */
export function DataCard({ count }: { count: number }) {
  const { id: organisationId, slug } = useOrganisation();
  const datasets = useRead(routes.listDatasets, { params: { organisationId }, query: { limit: SHOWN } });
  if (!datasets.data) return null;
  return (
    <Card
      title={words.dataTitle}
      {...(count > 0 ? { foot: <AppLink href={paths.data(slug)}>{words.data(count)}</AppLink> } : {})}
    >
      {count === 0 ? <p>{words.dataNone}</p> : null}
      <ul className="fs-list">
        {datasets.data.items.map((dataset) => (
          <li key={dataset.id}>
            <AppLink href={paths.dataset(slug, dataset.id)}>{dataset.title}</AppLink>
            <br />
            <span className="fs-small fs-quiet">changed {dateWords(dataset.updatedAt)}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
