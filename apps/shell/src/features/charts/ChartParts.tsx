import {
  ChartTable,
  ChartWords,
  EasyRead,
  ruleSetOf,
  ruleSetWords,
  type ChartResult,
} from '@fairshift/chart-host';
import { Card, Details } from '@fairshift/ui';
import { chartWords as words } from './charts.words.js';

/** Rows of a table that are shown before "show all". */
const TABLE_ROWS = 24;

export interface WordsAndNumbersProps {
  readonly result: ChartResult;
  /** The period that the walk stands on. */
  readonly selected?: string | undefined;
}

/** Description and table, as text of the page. The first sentence stands above the picture already. */
export function WordsAndNumbers({ result, selected }: WordsAndNumbersProps) {
  const { description } = result;
  return (
    <>
      <section aria-labelledby="in-words">
        <h2 id="in-words">{words.inWords}</h2>
        <ChartWords description={description} withoutFirst />
        {description.easyRead ? (
          <Details summary={words.easyRead}>
            <EasyRead steps={description.easyRead} />
          </Details>
        ) : null}
      </section>
      <section aria-labelledby="numbers">
        <h2 id="numbers">{words.numbers}</h2>
        <Card size="large">
          <ChartTable table={description.table} selected={selected} limit={TABLE_ROWS} />
        </Card>
      </section>
    </>
  );
}

/** The rules that looked for signals, and what each found. */
export function RulesCard({ result }: { result: ChartResult }) {
  const rules = ruleSetOf(result.analysis);
  return (
    <Card title={words.rules}>
      {rules ? (
        <>
          <p>{ruleSetWords(rules)}</p>
          <ul className="fs-list">
            {rules.rules.map((rule) => (
              <li key={rule.name}>
                <strong>{rule.name}</strong>
                <br />
                {rule.found}
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p>{words.noRules}</p>
      )}
    </Card>
  );
}
