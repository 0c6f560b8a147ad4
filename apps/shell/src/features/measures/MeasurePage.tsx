import { routes, type Measure } from '@fairshift/contracts';
import { AppLink, Card, Facts, LinkButton } from '@fairshift/ui';
import { useParams } from '@tanstack/react-router';
import { notSimulated } from '../../platform/charts.js';
import { Load } from '../../platform/load.js';
import { Page } from '../../platform/page.js';
import { paths } from '../../platform/paths.js';
import { useRead } from '../../platform/queries.js';
import { useOrganisation } from '../../platform/session.js';
import { measureWords as words, newMeasureWords } from './measures.words.js';

/** What a measure counts, and where to look at it. */
export function MeasurePage() {
  const { measureId } = useParams({ from: '/signed-in/o/$slug/measures/$measureId' });
  const { id: organisationId } = useOrganisation();
  const measure = useRead(routes.getMeasure, { params: { organisationId, measureId } });
  return (
    <Load query={measure} what="the measure">
      {(found) => <Shown measure={found} />}
    </Load>
  );
}

function Shown({ measure }: { measure: Measure }) {
  const { slug } = useOrganisation();
  const { definition } = measure;
  return (
    <Page
      title={measure.title}
      example={measure.example}
      eyebrow={[words.kinds[definition.kind], words.domains[definition.domain]].join(' · ')}
      lede={`${measure.population}. ${words.polarities[definition.polarity]}.`}
      crumbs={[{ label: words.crumb, href: paths.measures(slug) }, { label: measure.title }]}
      action={<LinkButton href={paths.explore(slug, measure.id)}>{words.explore}</LinkButton>}
      actionNote={words.exploreNote}
    >
      <div className="fs-grid">
        <div className="fs-c8 sh-stack">
          <Definition measure={measure} />
        </div>
        <div className="fs-c4 sh-stack">
          <Charts measure={measure} />
        </div>
      </div>
    </Page>
  );
}

function Definition({ measure }: { measure: Measure }) {
  const { slug } = useOrganisation();
  const { definition } = measure;
  return (
    <Card title={words.about} size="large">
      <Facts
        rows={[
          { key: words.numerator, value: definition.numerator },
          ...(definition.denominator ? [{ key: words.denominator, value: definition.denominator }] : []),
          ...(definition.exclusions ? [{ key: words.exclusions, value: definition.exclusions }] : []),
          { key: words.population, value: measure.population },
          { key: words.polarity, value: words.polarities[definition.polarity] },
          { key: words.kind, value: words.forms[definition.form] },
          { key: words.unit, value: definition.unit },
          { key: words.period, value: newMeasureWords.periods[definition.period] },
          { key: words.owner, value: definition.owner },
          { key: words.version, value: words.versionWords(definition.version) },
          {
            key: words.dataset,
            value: <AppLink href={paths.dataset(slug, measure.datasetId)}>{measure.datasetTitle}</AppLink>,
          },
        ]}
      />
    </Card>
  );
}

function Charts({ measure }: { measure: Measure }) {
  const { id: organisationId, slug } = useOrganisation();
  const charts = useRead(routes.listCharts, {
    params: { organisationId },
    query: { limit: 50, measureId: measure.id },
  });
  return (
    <Card
      title={words.charts}
      foot={
        <>
          <AppLink href={paths.draftChart(slug, { measure: measure.id })}>{words.overTime}</AppLink>
          {notSimulated(measure.definition.form, measure.context) === undefined ? (
            <>
              <br />
              <AppLink href={paths.aim(slug, measure.id)}>{words.aim}</AppLink>
            </>
          ) : null}
        </>
      }
    >
      <Load query={charts} what="the charts" part>
        {({ items }) =>
          items.length === 0 ? (
            <p>{words.noCharts}</p>
          ) : (
            <ul className="fs-list">
              {items.map((chart) => (
                <li key={chart.id}>
                  <AppLink href={paths.chart(slug, chart.id)}>{chart.title}</AppLink>
                </li>
              ))}
            </ul>
          )
        }
      </Load>
    </Card>
  );
}
