import { proportion } from '@fairshift/equity';
import { AppLink, Card, dotScale, MultipleKey, Multiples, SmallMultiple, UnknownMeter } from '@fairshift/ui';
import { counted, numberWords } from '../../platform/format.js';
import { useOrganisation } from '../../platform/session.js';
import { CardFinding } from './CardFinding.js';
import { isEmpty, valuesOf, type CardModel } from './explore-cards.js';
import { exploreWords as words } from './explore.words.js';
import { referenceWords } from './finding.js';
import { overTimeHref, paretoHref } from './over-time.js';
import { figureOf, pointAt, type Explored } from './period-counts.js';

export interface ExploreCardsProps {
  readonly measureId: string;
  readonly explored: Explored;
  readonly cards: readonly CardModel[];
  readonly start: string;
}

/** The reference line of a card: what it is compared with, or the overall figure. */
function referenceOf(
  { compared }: CardModel,
  overall: number,
): { readonly label: string; readonly value: number } {
  if ('refused' in compared) return { label: 'overall', value: overall };
  const name = referenceWords(compared);
  const value = proportion(compared.reference.counts) * 100;
  return { label: name === words.overallFigure ? 'overall' : name, value };
}

/** One small chart for each split, all on one scale. */
export function ExploreCards(props: ExploreCardsProps) {
  return props.explored.measure.form === 'count' ? <CountCards {...props} /> : <DotCards {...props} />;
}

function DotCards(props: ExploreCardsProps) {
  const { explored, cards, start } = props;
  const { measure, overall } = explored;
  const point = pointAt(overall, start);
  const middle = (point && figureOf(point, measure)) ?? 0;
  const percent = measure.form === 'proportion';
  const format = (value: number) => (percent ? `${Math.round(value)}%` : numberWords(value));
  const people = point?.denominator ?? undefined;
  const values = [...valuesOf(cards), ...cards.map((card) => referenceOf(card, middle).value)];
  const scale = dotScale(values, percent ? [0, 100] : undefined);
  const ways = counted(cards.length, 'way');
  return (
    <section aria-labelledby="ways">
      <h2 id="ways">
        {people ? words.ways(ways, counted(people, 'person', 'people')) : words.waysNoCount(ways)}
      </h2>
      <p className="fs-quiet">{words.scale(format(scale.min), format(scale.max))}</p>
      <MultipleKey furthest={words.key} reference={`Compared with (overall ${format(middle)})`} />
      <Multiples>
        {cards.map((card) =>
          isEmpty(card) ? (
            <Card key={card.id} title={card.label} level={3} foot={<OverTime {...props} card={card} />}>
              <p>{words.noneInSplit}</p>
            </Card>
          ) : (
            <DotCard key={card.id} {...props} card={card} scale={scale} format={format} overall={middle} />
          ),
        )}
      </Multiples>
    </section>
  );
}

interface DotCardProps extends ExploreCardsProps {
  readonly card: CardModel;
  readonly scale: ReturnType<typeof dotScale>;
  readonly format: (value: number) => string;
  readonly overall: number;
}

function OverTime({ measureId, card }: Pick<DotCardProps, 'measureId' | 'card'>) {
  const { slug } = useOrganisation();
  return (
    <AppLink
      className="fs-noprint"
      href={overTimeHref(slug, measureId, card)}
      aria-label={`${words.overTime}: ${card.label}`}
    >
      {words.overTime}
    </AppLink>
  );
}

function DotCard({ measureId, card, scale, format, overall }: DotCardProps) {
  const { compared } = card;
  const furthest =
    'refused' in compared || !compared.furthest.named ? undefined : compared.furthest.groups[0]?.id;
  return (
    <SmallMultiple
      title={card.label}
      finding={<CardFinding compared={compared} />}
      groups={card.groups}
      {...(furthest ? { furthestId: furthest } : {})}
      reference={referenceOf(card, overall)}
      scale={scale}
      format={format}
      unknown={card.unknown}
      foot={<OverTime measureId={measureId} card={card} />}
    />
  );
}

/** A count says how many, not how likely: groups by their number, and the way to a Pareto chart. */
function CountCards({ measureId, cards }: ExploreCardsProps) {
  const { slug } = useOrganisation();
  return (
    <section aria-labelledby="ways" className="sh-stack">
      <h2 id="ways">{words.waysNoCount(counted(cards.length, 'way'))}</h2>
      <p className="fs-words">{words.notProportion}</p>
      <Multiples>
        {cards.map((card) => (
          <Card
            key={card.id}
            title={card.label}
            level={3}
            foot={<AppLink href={paretoHref(slug, measureId, card)}>{words.pareto}</AppLink>}
          >
            <ul className="fs-list">
              {card.groups.map((group) => (
                <li key={group.id} className="sh-count">
                  <span>{group.label}</span>
                  <b>{group.held === undefined ? numberWords(group.value) : heldWords(group.held)}</b>
                </li>
              ))}
            </ul>
            <p>
              <UnknownMeter {...card.unknown} />
            </p>
          </Card>
        ))}
      </Multiples>
    </section>
  );
}

const heldWords = (held: 'no-data' | 'small'): string =>
  held === 'small' ? 'Held back, small number' : 'No data';
