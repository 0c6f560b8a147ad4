import { routes } from '@fairshift/contracts';
import { EmptyState, LinkButton } from '@fairshift/ui';
import { useParams, useSearch } from '@tanstack/react-router';
import { Cautions } from '../../platform/cautions.js';
import { Load } from '../../platform/load.js';
import { Page } from '../../platform/page.js';
import { paths } from '../../platform/paths.js';
import { useRead } from '../../platform/queries.js';
import { useOrganisation } from '../../platform/session.js';
import { cardsOf, furthestCard, type CardModel } from './explore-cards.js';
import { exploreWords as words } from './explore.words.js';
import { ExploreCards } from './ExploreCards.js';
import { ExploreFilter } from './ExploreFilter.js';
import { ExploreNotes } from './ExploreNotes.js';
import { findingOf } from './finding.js';
import { overTimeHref } from './over-time.js';
import { periodsOf, type Explored } from './period-counts.js';
import { choiceOf } from './reference-choice.js';

const ROUTE = '/signed-in/o/$slug/measures/$measureId/explore';

/** Every split of a measure at once: who is furthest, by how much, how sure, and what is not known. */
export function ExplorePage() {
  const { measureId } = useParams({ from: ROUTE });
  const { id: organisationId } = useOrganisation();
  const explored = useRead(routes.exploreGap, { params: { organisationId, measureId } });
  return (
    <Load query={explored} what="the ways to split it">
      {(found) => <Explore measureId={measureId} explored={found} />}
    </Load>
  );
}

function Explore({ measureId, explored }: { measureId: string; explored: Explored }) {
  const search = useSearch({ from: ROUTE });
  const { slug } = useOrganisation();
  const example = useExample(measureId);
  const periods = periodsOf(explored);
  const period = periods.find(({ start }) => start === search.period) ?? periods[0];
  const choice = choiceOf(search.with);
  const cards = period ? cardsOf({ explored, start: period.start, choice }) : [];
  const furthest = furthestCard(cards);
  const { title, lede } = findingOf(cards, furthest);
  return (
    <Page
      title={title}
      windowTitle={`${words.crumb}: ${explored.measure.title}`}
      eyebrow={words.eyebrow}
      example={example}
      lede={lede}
      crumbs={[
        { label: 'Measures', href: paths.measures(slug) },
        { label: explored.measure.title, href: paths.measure(slug, measureId) },
        { label: words.crumb },
      ]}
      action={
        <LinkButton href={overTimeHref(slug, measureId, furthest)}>
          {furthest ? words.gapOverTime : words.overTime}
        </LinkButton>
      }
    >
      <div className="sh-stack">
        <ExploreFilter
          measureId={measureId}
          explored={explored}
          periods={periods}
          start={period?.start}
          choice={choice}
        />
        <Cautions sentences={explored.cautions} />
        <Cards measureId={measureId} explored={explored} cards={cards} start={period?.start} />
        <ExploreNotes explored={explored} example={example} />
      </div>
    </Page>
  );
}

function useExample(measureId: string): boolean {
  const { id: organisationId } = useOrganisation();
  return useRead(routes.getMeasure, { params: { organisationId, measureId } }).data?.example ?? false;
}

interface CardsProps {
  readonly measureId: string;
  readonly explored: Explored;
  readonly cards: readonly CardModel[];
  readonly start: string | undefined;
}

function Cards({ measureId, explored, cards, start }: CardsProps) {
  const { slug } = useOrganisation();
  if (cards.length === 0 || !start) {
    return (
      <EmptyState
        title={start ? words.emptyTitle : words.noPeriodTitle}
        action={
          <LinkButton look="secondary" href={paths.draftChart(slug, { measure: measureId })}>
            {words.overTime}
          </LinkButton>
        }
      >
        <p>{words.empty}</p>
      </EmptyState>
    );
  }
  return <ExploreCards measureId={measureId} explored={explored} cards={cards} start={start} />;
}
