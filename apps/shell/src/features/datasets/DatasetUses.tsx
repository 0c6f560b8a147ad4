import { routes, type Dataset } from '@fairshift/contracts';
import { AppLink } from '@fairshift/ui';
import { Load } from '../../platform/load.js';
import { paths } from '../../platform/paths.js';
import { useRead } from '../../platform/queries.js';
import { useOrganisation } from '../../platform/session.js';
import { datasetWords as words } from './datasets.words.js';

const KIND = { outcome: 'Outcome measure', process: 'Process measure', balancing: 'Balancing measure' };

/** The measures that rest on a dataset. */
export function DatasetUses({ dataset }: { dataset: Dataset }) {
  const { id: organisationId, slug } = useOrganisation();
  const measures = useRead(routes.listMeasures, {
    params: { organisationId },
    query: { datasetId: dataset.id },
  });
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
                {dataset.stratifiers.length > 0 ? (
                  <>
                    <br />
                    <AppLink
                      href={paths.explore(slug, measure.id)}
                      aria-label={words.exploreOf(measure.title)}
                    >
                      {words.explore}
                    </AppLink>
                  </>
                ) : null}
              </li>
            ))}
          </ul>
        )
      }
    </Load>
  );
}
