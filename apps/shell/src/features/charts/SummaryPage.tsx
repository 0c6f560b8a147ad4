import type { ChartResult } from '@fairshift/chart-host';
import { routes, type ChartInputJson, type Measure } from '@fairshift/contracts';
import { AppLink, Button, Card, EmptyState, LinkButton, Notice } from '@fairshift/ui';
import { useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { Cautions } from '../../platform/cautions.js';
import { Load, Waiting } from '../../platform/load.js';
import { Page } from '../../platform/page.js';
import { paths } from '../../platform/paths.js';
import { useRead, useReads } from '../../platform/queries.js';
import { useOrganisation } from '../../platform/session.js';
import { WordsAndNumbers } from './ChartParts.js';
import { summaryWords as words } from './charts.words.js';
import { DrawnChart } from './DrawnChart.js';
import { measuresOf, ROWS_AT_ONCE, summaryInput } from './summary.js';

const SUMMARY = { pluginId: 'fairshift.chart-summary', chartId: 'summary' };
const NO_OPTIONS = {};

/** Every measure of the organisation, or of one project, in a row of its own: latest value, variation, assurance. */
export function SummaryPage() {
  const { id: organisationId } = useOrganisation();
  const { project: projectId } = useSearch({ from: '/signed-in/o/$slug/measures/summary' });
  const measures = useRead(routes.listMeasures, { params: { organisationId }, query: { limit: 200 } });
  return (
    <Load query={measures} what="the measures">
      {({ items }) =>
        projectId ? <OfProject projectId={projectId} measures={items} /> : <Summary measures={items} />
      }
    </Load>
  );
}

function OfProject({ projectId, measures }: { projectId: string; measures: readonly Measure[] }) {
  const { id: organisationId, slug } = useOrganisation();
  const project = useRead(routes.getProject, { params: { organisationId, projectId } });
  return (
    <Load query={project} what="the project">
      {({ title, charts }) => {
        const ids = measuresOf(charts);
        const chosen = ids.flatMap((id) => measures.filter((measure) => measure.id === id));
        return <Summary measures={chosen} of={{ label: title, href: paths.project(slug, projectId) }} />;
      }}
    </Load>
  );
}

interface SummaryProps {
  readonly measures: readonly Measure[];
  /** The project that they are of. */
  readonly of?: { readonly label: string; readonly href: string };
}

function Summary({ measures, of }: SummaryProps) {
  const { id: organisationId, slug } = useOrganisation();
  const [size, setSize] = useState(ROWS_AT_ONCE);
  const [result, setResult] = useState<ChartResult>();
  const shown = measures.slice(0, size);
  const { data, failed } = useReads(
    routes.readSeries,
    shown.map(({ id: measureId }) => ({ params: { organisationId, measureId }, body: {} })),
  );
  const lost = shown.filter((_, i) => failed[i]);
  const come = useMemo(() => data.flatMap((input) => (input ? [input] : [])), [data]);
  const waiting = come.length + lost.length < shown.length;
  return (
    <Page
      title={of ? words.titleOf(of.label) : words.title}
      lede={words.lede}
      crumbs={[of ?? { label: words.measures, href: paths.measures(slug) }, { label: words.crumb }]}
      example={shown.some(({ example }) => example)}
    >
      <div className="sh-stack">
        {lost.length > 0 ? (
          <Notice kind="concern" title={words.failed(lost.map(({ title }) => title))} />
        ) : null}
        {waiting ? (
          <Waiting what="the figures" part />
        ) : (
          <Drawn
            inputs={come}
            example={shown.some(({ example }) => example)}
            onResult={setResult}
            result={result}
          />
        )}
        {measures.length > size ? (
          <p>
            {words.shown(size, measures.length)}{' '}
            <Button look="secondary" onClick={() => setSize(size + ROWS_AT_ONCE)}>
              {words.more}
            </Button>
          </p>
        ) : null}
        {shown.length > 0 ? <Links measures={shown} /> : null}
      </div>
    </Page>
  );
}

interface DrawnProps {
  readonly inputs: readonly ChartInputJson[];
  readonly example: boolean;
  readonly result: ChartResult | undefined;
  readonly onResult: (result: ChartResult) => void;
}

function Drawn({ inputs, example, result, onResult }: DrawnProps) {
  const { slug } = useOrganisation();
  const input = useMemo(() => summaryInput(inputs), [inputs]);
  if (!input) {
    return (
      <EmptyState
        title={words.none}
        level={2}
        action={<LinkButton href={paths.measures(slug)}>{words.toMeasures}</LinkButton>}
      >
        <p>{words.noneWords}</p>
      </EmptyState>
    );
  }
  return (
    <>
      <DrawnChart
        chartType={SUMMARY}
        input={input}
        options={NO_OPTIONS}
        example={example}
        numbersHref="#numbers"
        onResult={onResult}
      />
      <Cautions sentences={input.cautions} />
      {result ? <WordsAndNumbers result={result} /> : null}
    </>
  );
}

/** The way from a row to its measure. */
function Links({ measures }: { measures: readonly Measure[] }) {
  const { slug } = useOrganisation();
  return (
    <Card title={words.open}>
      <ul className="fs-list">
        {measures.map(({ id, title }) => (
          <li key={id}>
            <AppLink href={paths.draftChart(slug, { measure: id })}>{title}</AppLink>
          </li>
        ))}
      </ul>
    </Card>
  );
}
