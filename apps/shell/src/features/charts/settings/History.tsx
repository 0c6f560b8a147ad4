import { routes, type MeasureVersion } from '@fairshift/contracts';
import { Card, Details, Tool } from '@fairshift/ui';
import { useState } from 'react';
import { momentWords } from '../../../platform/format.js';
import { Load } from '../../../platform/load.js';
import { useRead } from '../../../platform/queries.js';
import { useOrganisation } from '../../../platform/session.js';
import { DayForm } from './AsOf.js';
import { changesBetween } from './context-marks.js';
import { historyWords as words } from './settings.words.js';

const SHOWN = 5;
/** What can be read at once; a measure that was changed more often shows its newest changes. */
const MOST = 200;

export interface HistoryProps {
  readonly measureId: string;
  readonly onDay: (day: string) => void;
}

/** Who set what, when and why; and the way to the chart as it was. */
export function History({ measureId, onDay }: HistoryProps) {
  const { id: organisationId } = useOrganisation();
  const params = { organisationId, measureId };
  const versions = useRead(routes.listMeasureVersions, { params, query: { limit: MOST } });
  return (
    <Card title={words.title}>
      <p>{words.hint}</p>
      <Load query={versions} what="the history" part>
        {({ items }) => <Versions items={items} />}
      </Load>
      <Details summary={words.asOf}>
        <DayForm onDay={onDay} />
      </Details>
    </Card>
  );
}

function changesOf(items: readonly MeasureVersion[], at: number): string[] {
  const [own, before] = [items[at], items[at + 1]];
  if (!own || !before) return [words.made];
  const changes = changesBetween(before.context, own.context);
  if (changes.length > 0) return changes;
  return own.why === undefined ? [words.nothing] : [];
}

function Versions({ items }: { items: readonly MeasureVersion[] }) {
  const [all, setAll] = useState(false);
  return (
    <>
      <ul className="fs-list">
        {items.slice(0, all ? items.length : SHOWN).map((version, at) => (
          <li key={version.version}>
            <strong>{words.who(version.by || words.before, momentWords(version.at))}</strong>
            {[...changesOf(items, at), ...(version.why === undefined ? [] : [version.why])].map((line) => (
              <span key={line}>
                <br />
                {line}
              </span>
            ))}
          </li>
        ))}
      </ul>
      {all || items.length <= SHOWN ? null : <Tool onClick={() => setAll(true)}>{words.more}</Tool>}
    </>
  );
}
