import type { Dataset } from '@fairshift/contracts';
import { Card, Details, Table } from '@fairshift/ui';
import { numberWords } from '../../platform/format.js';
import { ShareMeter } from './ShareMeter.js';
import { datasetWords as words } from './datasets.words.js';

type Stratifier = Dataset['stratifiers'][number];
type Group = Stratifier['groups'][number];

/** A few groups are named; many are counted. */
function groupsWords({ groups }: Stratifier): string {
  const named = groups.filter(({ role }) => role === 'group');
  const labels = named.map(({ label }) => label).join(', ');
  return labels.length <= 40 ? labels : `${named.length}\u00a0groups`;
}

/** The stratifiers with their groups and how many people are in none. */
export function DatasetSplits({ dataset }: { dataset: Dataset }) {
  const { stratifiers, groupings } = dataset;
  return (
    <Card title={words.splitTitle} size="large">
      <Table
        caption={words.splitTitle}
        captionHidden
        rows={stratifiers}
        rowKey={({ id }) => id}
        empty={<p>{words.splitNone}</p>}
        columns={[
          { id: 'label', heading: words.stratifier, cell: ({ label }) => label },
          { id: 'groups', heading: words.groups, cell: groupsWords },
          {
            id: 'unknown',
            heading: words.unknown,
            cell: ({ unknownRate }) =>
              unknownRate === null ? words.unknownCannot : <ShareMeter share={unknownRate} />,
          },
        ]}
      />
      {stratifiers.map((stratifier) => (
        <Details key={stratifier.id} summary={words.groupsTitle(stratifier.label)}>
          {stratifier.overlapping ? <p>{words.overlapping}</p> : null}
          <GroupTable stratifier={stratifier} />
        </Details>
      ))}
      {groupings.length > 0 ? (
        <Details summary={words.groupings}>
          <ul className="fs-list">
            {groupings.map((grouping) => (
              <li key={`${grouping.level} ${grouping.stratifiers.join('+')}`}>{groupingWords(grouping)}</li>
            ))}
          </ul>
        </Details>
      ) : null}
    </Card>
  );
}

function groupingWords({ level, stratifiers, observations }: Dataset['groupings'][number]): string {
  const by = stratifiers.length > 0 ? `by ${stratifiers.join(' and ')}` : words.groupingAll;
  return `${level}, ${by}: ${numberWords(observations)} counts`;
}

function GroupTable({ stratifier }: { stratifier: Stratifier }) {
  const caption = words.groupsTitle(stratifier.label);
  return (
    <Table<Group>
      caption={caption}
      captionHidden
      dense
      rows={stratifier.groups}
      rowKey={({ code }) => code}
      empty={null}
      columns={[
        {
          id: 'label',
          heading: words.group,
          cell: ({ label, role }) =>
            role === 'group' ? label : `${label} (${words.role[role].toLowerCase()})`,
        },
        { id: 'code', heading: 'Code', cell: ({ code }) => <span className="fs-code">{code}</span> },
        {
          id: 'observations',
          heading: words.observations,
          numeric: true,
          cell: ({ observations }) => numberWords(observations),
        },
      ]}
    />
  );
}
