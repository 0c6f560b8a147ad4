import { routes, type Measure } from '@fairshift/contracts';
import { AppLink, Card, EmptyState, ExampleTag, LinkButton } from '@fairshift/ui';
import { Load } from '../../platform/load.js';
import { Page } from '../../platform/page.js';
import { paths } from '../../platform/paths.js';
import { useRead } from '../../platform/queries.js';
import { useMay, useOrganisation } from '../../platform/session.js';
import { measureListWords as words, measureWords } from './measures.words.js';

/** All measures of the organisation. */
export function MeasuresPage() {
  const { id: organisationId, slug } = useOrganisation();
  const mayMake = useMay('measures:write');
  const measures = useRead(routes.listMeasures, { params: { organisationId }, query: { limit: 200 } });
  const make = <LinkButton href={paths.newMeasure(slug)}>{words.make}</LinkButton>;
  return (
    <Load query={measures} what="the measures">
      {({ items }) => (
        <Page
          title={words.title(items.length)}
          windowTitle="Measures"
          lede={words.lede}
          {...(mayMake && items.length > 0 ? { action: make, actionNote: words.makeNote } : {})}
        >
          {items.length > 0 ? (
            <>
              <p>
                <AppLink href={paths.summary(slug)}>{words.glance}</AppLink>
              </p>
              <Rows items={items} />
            </>
          ) : (
            <EmptyState title={words.emptyTitle} {...(mayMake ? { action: make } : {})}>
              <p>
                {words.empty} {mayMake ? null : words.emptyCannot}
              </p>
            </EmptyState>
          )}
        </Page>
      )}
    </Load>
  );
}

function Rows({ items }: { items: readonly Measure[] }) {
  const { slug } = useOrganisation();
  return (
    <Card size="large">
      <ul className="sh-rows">
        {items.map((measure) => (
          <li key={measure.id} className="sh-row">
            <h2 className="sh-row__title">
              <AppLink href={paths.measure(slug, measure.id)}>{measure.title}</AppLink>
            </h2>
            <p className="sh-row__facts">
              {[
                measureWords.kinds[measure.definition.kind],
                measureWords.polarities[measure.definition.polarity],
                measure.population,
                measure.datasetTitle,
              ].join(' · ')}
            </p>
            <div className="sh-row__end">{measure.example ? <ExampleTag /> : null}</div>
          </li>
        ))}
      </ul>
    </Card>
  );
}
