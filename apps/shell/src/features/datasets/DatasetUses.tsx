import { routes } from '@fairshift/contracts';
import { AppLink } from '@fairshift/ui';
import { Load } from '../../platform/load.js';
import { paths } from '../../platform/paths.js';
import { useRead } from '../../platform/queries.js';
import { useOrganisation } from '../../platform/session.js';
import { datasetWords as words } from './datasets.words.js';

const KIND = { outcome: 'Outcome measure', process: 'Process measure', balancing: 'Balancing measure' };

/** The measures that rest on a dataset. */
export function DatasetUses({ datasetId }: { datasetId: string }) {
  const { id: organisationId, slug } = useOrganisation();
  const measures = useRead(routes.listMeasures, { params: { organisationId }, query: { datasetId } });
  return (
    <Load query={measures} what="its measures" part>
      {({ items }) =>
        items.length === 0 ? (
          <p>{words.unused}</p>
        ) : (
          <ul className="fs-list">
            {items.map((measure) => (
              <li key={measure.id}>
                <AppLink href={paths.measure(slug, measure.id)}>{measure.title}</AppLink>
                <br />
                <span className="fs-small fs-quiet">{KIND[measure.definition.kind]}</span>
              </li>
            ))}
          </ul>
        )
      }
    </Load>
  );
}
