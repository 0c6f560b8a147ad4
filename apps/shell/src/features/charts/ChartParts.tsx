import {
  ChartTable,
  ChartWords,
  copyAllowed,
  licenceWords,
  ruleSetOf,
  ruleSetWords,
  sourceWords,
  type ChartResult,
} from '@fairshift/chart-host';
import type { ChartInputJson } from '@fairshift/contracts';
import { Card, Provenance } from '@fairshift/ui';
import type { ReactNode } from 'react';
import { chartWords as words } from './charts.words.js';

/** Rows of a table that are shown before "show all". */
const TABLE_ROWS = 24;

/** The finding of a chart: a gap chart has a shorter one than its description. */
export function findingOf({ analysis, description }: ChartResult): string {
  const verdict = (analysis as { verdict?: { headline?: unknown } } | null)?.verdict;
  return typeof verdict?.headline === 'string' ? verdict.headline : description.headline;
}

/** Description and table, as text of the page. The first sentence stands above the picture already. */
export function WordsAndNumbers({ result }: { result: ChartResult }) {
  const { description } = result;
  return (
    <>
      <section className="sh-section" aria-labelledby="in-words">
        <h2 id="in-words">{words.inWords}</h2>
        <ChartWords description={{ ...description, sentences: description.sentences.slice(1) }} />
      </section>
      <section className="sh-section" aria-labelledby="numbers">
        <h2 id="numbers">{words.numbers}</h2>
        <Card size="large">
          <ChartTable table={description.table} limit={TABLE_ROWS} />
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

/** Source, licence and the fingerprint of the file behind the figures. */
export function SourceCard({
  input,
  definition,
  leftOut,
}: {
  input: ChartInputJson;
  definition?: ReactNode;
  leftOut?: string;
}) {
  const [first] = input.sources;
  if (!first) return null;
  return (
    <Provenance
      title={words.from}
      source={sourceWords(input.sources)}
      {...(first.sha256 ? { sha256: first.sha256 } : {})}
      {...(first.edition ? { edition: first.edition } : {})}
      {...(definition ? { definition } : {})}
      {...(leftOut ? { leftOut } : {})}
      licence={licenceWords(input.sources)}
      {...(copyAllowed(input.sources) ? {} : { sharing: 'The numbers may not be passed on.' })}
    />
  );
}
