import type { ChartResult, WalkPoint } from '@fairshift/chart-host';
import { routes, type ChartInputJson, type Measure } from '@fairshift/contracts';
import { AppLink, Card, VerdictCard } from '@fairshift/ui';
import { useCallback, useState, type ReactNode } from 'react';
import { paths } from '../../platform/paths.js';
import { ownChart } from '../../platform/charts.js';
import { Cautions } from '../../platform/cautions.js';
import { useRead } from '../../platform/queries.js';
import { useMay, useOrganisation } from '../../platform/session.js';
import { RulesCard, WordsAndNumbers } from './ChartParts.js';
import { chartWords as words, contextWords } from './charts.words.js';
import { ContextForms } from './ContextForms.js';
import { ContextList } from './ContextList.js';
import { DrawnChart, type DrawnChartProps } from './DrawnChart.js';
import { gapOf, verdictCardOf } from './gap-verdict.js';
import { periodsOf } from './periods.js';
import { SourceCards } from './SourceCards.js';

export interface ChartBodyProps extends Pick<
  DrawnChartProps,
  'chartType' | 'input' | 'options' | 'example' | 'title' | 'tools'
> {
  readonly measureId: string;
  readonly result: ChartResult | undefined;
  readonly onResult: (result: ChartResult) => void;
  /** Between the picture and its words. */
  readonly children?: ReactNode;
}

/** Picture and verdict, then words and numbers beside rules, marks and source. */
export function ChartBody({ measureId, result, onResult, children, ...picture }: ChartBodyProps) {
  const [period, setPeriod] = useState<string>();
  const onWalk = useCallback((point: WalkPoint | undefined) => setPeriod(point?.period), []);
  const gap = gapOf(result?.analysis);
  const verdict = gap && verdictCardOf(gap);
  return (
    <div className="fs-grid fs-chart-page">
      {/* By the kind of chart, not by its result: a picture that changed its width would be drawn twice. */}
      <div className={ownChart(picture.chartType) === 'gap' ? 'fs-c8' : 'fs-c12'}>
        <DrawnChart {...picture} numbersHref="#numbers" onResult={onResult} onWalk={onWalk} />
      </div>
      {verdict ? (
        <div className="fs-c4 fs-first">
          <VerdictCard {...verdict} />
        </div>
      ) : null}
      {children ? <div className="fs-c12 fs-noprint">{children}</div> : null}
      <div className="fs-c8 sh-stack">
        <Cautions sentences={picture.input.cautions} />
        {result ? <WordsAndNumbers result={result} selected={period} /> : null}
      </div>
      {/* The paper names the rule set, the marks and the source beneath the picture. */}
      <div className="fs-c4 sh-stack fs-noprint">
        {result ? <RulesCard result={result} /> : null}
        <Beside measureId={measureId} input={picture.input} />
      </div>
    </div>
  );
}

/** Marks, sources, and the way to explore. */
function Beside({ measureId, input }: { measureId: string; input: ChartInputJson }) {
  const { id: organisationId, slug } = useOrganisation();
  const measure = useRead(routes.getMeasure, { params: { organisationId, measureId } });
  return (
    <>
      {measure.data ? <Marks measure={measure.data} input={input} /> : null}
      <SourceCards
        sources={input.sources}
        definition={
          <AppLink href={paths.measure(slug, measureId)}>{words.definition(input.measure.version)}</AppLink>
        }
      />
      <p>
        <AppLink href={paths.explore(slug, measureId)}>{words.explore}</AppLink>
      </p>
    </>
  );
}

function Marks({ measure, input }: { measure: Measure; input: ChartInputJson }) {
  const mayMark = useMay('charts:write');
  return (
    <Card title={words.notes}>
      <ContextList context={measure.context} unit={input.measure.unit} />
      {mayMark ? (
        <ContextForms measure={measure} periods={periodsOf(input.series)} />
      ) : (
        <p>{contextWords.cannot}</p>
      )}
    </Card>
  );
}
