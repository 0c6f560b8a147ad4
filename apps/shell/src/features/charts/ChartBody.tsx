import type { ChartResult, WalkPoint } from '@fairshift/chart-host';
import { routes, type ChartInputJson, type Measure } from '@fairshift/contracts';
import { AppLink, Card, VerdictCard } from '@fairshift/ui';
import { useCallback, useState, type ReactNode } from 'react';
import { paths } from '../../platform/paths.js';
import { drawnSettings, ownChart, type DrawnSettings } from '../../platform/charts.js';
import { Cautions } from '../../platform/cautions.js';
import { useRead } from '../../platform/queries.js';
import { useMay, useOrganisation } from '../../platform/session.js';
import { RulesCard, WordsAndNumbers } from './ChartParts.js';
import { chartWords as words } from './charts.words.js';
import { CompareRules } from './settings/CompareRules.js';
import { ContextForms } from './settings/ContextForms.js';
import { ContextList } from './settings/ContextList.js';
import { History } from './settings/History.js';
import { RebaseNotice } from './settings/RebaseNotice.js';
import { contextWords } from './settings/settings.words.js';
import { spcOf, type SpcFound } from './settings/spc-found.js';
import { DrawnChart, type DrawnChartProps } from './DrawnChart.js';
import { gapOf, verdictCardOf } from './gap-verdict.js';
import { SourceCards } from './SourceCards.js';

export interface ChartBodyProps extends Pick<
  DrawnChartProps,
  'chartType' | 'input' | 'options' | 'example' | 'title' | 'tools' | 'downloads'
> {
  readonly measureId: string;
  readonly result: ChartResult | undefined;
  readonly onResult: (result: ChartResult) => void;
  /** A day in the past that the chart is of; nothing can be changed then. */
  readonly asOf?: string | undefined;
  /** Shows the chart as it was on a day. */
  readonly onDay?: ((day: string) => void) | undefined;
  /** Between the picture and its words. */
  readonly children?: ReactNode;
  /** What the chart can be saved as, after its words and numbers. */
  readonly files?: ReactNode;
}

/** Picture and verdict, then words and numbers beside rules, marks and source. */
export function ChartBody({
  measureId,
  result,
  onResult,
  asOf,
  onDay,
  children,
  files,
  ...picture
}: ChartBodyProps) {
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
        {spcOf(result?.analysis) ? (
          <div className="fs-noprint">
            <CompareRules {...picture} />
          </div>
        ) : null}
        {files ? <div className="fs-noprint">{files}</div> : null}
      </div>
      {/* The paper names the rule set, the marks and the source beneath the picture. */}
      <div className="fs-c4 sh-stack fs-noprint">
        {result ? <RulesCard result={result} /> : null}
        <Beside
          measureId={measureId}
          chartType={picture.chartType}
          input={picture.input}
          asOf={asOf}
          onDay={onDay}
          found={spcOf(result?.analysis)}
        />
      </div>
    </div>
  );
}

type BesideProps = Pick<ChartBodyProps, 'measureId' | 'chartType' | 'input' | 'asOf' | 'onDay'> & {
  readonly found: SpcFound | undefined;
};

/** Marks, history, sources, and the way to explore. */
function Beside({ measureId, chartType, input, asOf, onDay, found }: BesideProps) {
  const { id: organisationId, slug } = useOrganisation();
  const measure = useRead(routes.getMeasure, { params: { organisationId, measureId } });
  const shows = drawnSettings(chartType);
  return (
    <>
      {measure.data && Object.values(shows).includes(true) ? (
        <Marks measure={measure.data} input={input} isPast={asOf !== undefined} found={found} shows={shows} />
      ) : null}
      {onDay && asOf === undefined ? <History measureId={measureId} onDay={onDay} /> : null}
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

interface MarksProps {
  readonly measure: Measure;
  readonly input: ChartInputJson;
  readonly isPast: boolean;
  readonly found: SpcFound | undefined;
  readonly shows: DrawnSettings;
}

function Marks({ measure, input, isPast, found, shows }: MarksProps) {
  const mayMark = useMay('charts:write');
  const [phaseFrom, setPhaseFrom] = useState<string>();
  const mayChange = mayMark && !isPast;
  const rebase = mayChange ? found?.rebase : undefined;
  return (
    <Card title={words.notes}>
      {rebase ? <RebaseNotice rebase={rebase} input={input} onStart={setPhaseFrom} /> : null}
      <ContextList
        measure={measure}
        context={isPast ? input.context : measure.context}
        mayChange={mayChange}
      />
      {mayChange ? (
        <ContextForms
          measure={measure}
          input={input}
          shows={shows}
          hasLimits={found !== undefined && found.chart.id !== 'run'}
          phaseFrom={phaseFrom}
        />
      ) : null}
      {mayMark ? null : <p>{contextWords.cannot}</p>}
    </Card>
  );
}
