import { routes } from '@fairshift/contracts';
import { Card, Select, type Choice as Option } from '@fairshift/ui';
import { useNavigate } from '@tanstack/react-router';
import { periodWords } from '../../platform/format.js';
import { useGoTo } from '../../platform/link.js';
import { paths } from '../../platform/paths.js';
import { useRead } from '../../platform/queries.js';
import { useOrganisation } from '../../platform/session.js';
import { exploreWords as words } from './explore.words.js';
import type { Explored } from './period-counts.js';
import { choiceText, type Choice } from './reference-choice.js';

export interface ExploreFilterProps {
  readonly measureId: string;
  readonly explored: Explored;
  readonly periods: readonly { readonly start: string; readonly end: string }[];
  readonly start: string | undefined;
  readonly choice: Choice;
}

/** Measure, period and comparison. The choice stands in the address, so that a link shows the same. */
export function ExploreFilter({ measureId, explored, periods, start, choice }: ExploreFilterProps) {
  const { id: organisationId, slug } = useOrganisation();
  const goTo = useGoTo();
  const navigate = useNavigate({ from: '/o/$slug/measures/$measureId/explore' });
  const measures = useRead(routes.listMeasures, { params: { organisationId }, query: { limit: 200 } });
  const others = measures.data?.items ?? [];
  return (
    <Card foot={choice.kind === 'others' ? words.othersHint : words.compareHint}>
      <div className="fs-filter">
        <Select
          name="measure"
          label={words.measure}
          value={measureId}
          options={
            others.length > 0
              ? others.map(({ id, title }) => ({ value: id, label: title }))
              : [{ value: measureId, label: explored.measure.title }]
          }
          onChange={(id) => goTo(paths.explore(slug, id))}
        />
        <Select
          name="period"
          label={words.period}
          value={start ?? ''}
          options={periods.map((period, i) => ({
            value: period.start,
            label: `${periodWords({ ...period, kind: explored.measure.period })}${i === 0 ? ` (${words.latest})` : ''}`,
          }))}
          onChange={(period) =>
            void navigate({ search: (before) => ({ ...before, period }), replace: true, resetScroll: false })
          }
        />
        {explored.measure.form === 'proportion' ? (
          <Select
            name="with"
            label={words.compare}
            value={choiceText(choice)}
            options={comparisons(explored)}
            onChange={(chosen) =>
              void navigate({
                search: (before) => ({ ...before, with: chosen }),
                replace: true,
                resetScroll: false,
              })
            }
          />
        ) : null}
      </div>
    </Card>
  );
}

/** The four kinds, then every group by its split. */
function comparisons({ measure, stratifiers }: Explored): Option[] {
  const kinds = (['overall', 'best', 'largest', 'others'] as const).filter(
    (kind) => kind !== 'best' || measure.polarity !== 'neither',
  );
  const named = stratifiers.flatMap((stratifier) =>
    stratifier.series
      .filter(({ group }) => group.role === 'group')
      .map(({ group }) => ({
        value: choiceText({ kind: 'named', stratifier: stratifier.id, group: group.id }),
        label: words.namedGroup(group.label, stratifier.label.toLowerCase()),
      })),
  );
  return [...kinds.map((kind) => ({ value: kind, label: words.choices[kind] })), ...named];
}
