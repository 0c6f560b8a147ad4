import type { ChartInput, Json } from '@fairshift/plugin-sdk';
import { useId, useRef, useState, type ReactNode } from 'react';
import { ageWords, staleWords } from '../age-words.js';
import { keyOf, ruleSetOf, type KeyItem, type WalkPoint } from '../analysis.js';
import { chartDataCsv, hasChartData } from '../chart-data.js';
import type { ChartHost } from '../chart-host.js';
import { csvFileName, descriptionToCsv } from '../csv.js';
import { eventsOf, lettered, type ChartEvent } from '../events.js';
import type { FrameKind } from '../heights.js';
import type { ChartResult } from '../protocol.js';
import { copyAllowed, licenceWords, ruleSetWords, sourceWords } from '../source-words.js';
import { ChartFoot } from './ChartFoot.js';
import { ChartKey, EventList } from './ChartKey.js';
import { ChartTable } from './ChartTable.js';
import { Plot } from './Plot.js';
import { PlotFailed, PlotLoading } from './PlotState.js';
import { saveFile } from './save-file.js';
import { Toolbar } from './Toolbar.js';
import { useChart } from './use-chart.js';
import { useWidth } from './use-width.js';
import { WalkPoints } from './WalkPoints.js';

export interface ChartProps {
  readonly host: ChartHost;
  /** From the list of plugins: address of the bundle and name of its export. */
  readonly plugin: { readonly url: string; readonly exportName: string };
  readonly input: ChartInput;
  readonly options?: Json | undefined;
  readonly optionsVersion?: number | undefined;
  /** "P-chart" */
  readonly type: string;
  /** What is drawn: measure, unit, place, period. */
  readonly subtitle: ReactNode;
  /** Heading of the frame. On a chart's own page the finding is the h1, so this is only heard. */
  readonly title?: string | undefined;
  readonly titleShown?: boolean | undefined;
  readonly frame?: FrameKind | undefined;
  /** Rows of a row chart; decides its height. */
  readonly rows?: number | undefined;
  /** A picture with its title and key only: for cards that lead to the chart's page. */
  readonly compact?: boolean | undefined;
  readonly keyItems?: readonly KeyItem[] | undefined;
  readonly events?: readonly ChartEvent[] | undefined;
  readonly numbersHref?: string | undefined;
  readonly example?: string | undefined;
  readonly tools?: ReactNode;
  /** False where the page offers files elsewhere. */
  readonly downloads?: boolean | undefined;
  readonly foot?: ReactNode;
  /** Called with each finished result: the page shows its words, table, rules and verdict. */
  readonly onResult?: ((result: ChartResult) => void) | undefined;
  readonly onWalk?: ((point: WalkPoint | undefined) => void) | undefined;
}

/** The frame of every picture of data: type and subtitle, key, picture, events, walk, tools, foot. */
export function Chart(props: ChartProps) {
  const { input, compact = false } = props;
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const { run, retry, result, height, picture, paper, points, walk, pick } = useChart(props, useWidth(box));
  return (
    <figure className={compact ? 'fs-chart' : 'fs-chart fs-card fs-card--l'} aria-labelledby={id}>
      <h2 className={`fs-chart__title${props.titleShown ? '' : ' fs-vh'}`} id={id}>
        {props.title ?? props.type}
      </h2>
      <p className={compact ? 'fs-chart__sub fs-small' : 'fs-chart__sub'}>
        <strong>{props.type}.</strong> {props.subtitle}
      </p>
      {result ? <ChartKey items={props.keyItems ?? keyOf(result.analysis)} /> : null}
      <div ref={box}>
        {run.status === 'failed' ? <PlotFailed height={height} error={run.error} onRetry={retry} /> : null}
        {run.status === 'running' && !result ? <PlotLoading height={height} /> : null}
        {picture && run.status !== 'failed' ? (
          <Plot picture={picture} paper={paper} point={walk.point} points={points} onPick={pick} />
        ) : null}
      </div>
      <EventList events={props.events ?? lettered(result?.analysis) ?? eventsOf(input)} />
      {!compact && points.length > 0 ? <WalkPoints walk={walk} count={points.length} /> : null}
      {result && !compact ? <ChartTools {...props} result={result} selected={walk.point?.period} /> : null}
      {compact ? (
        props.foot
      ) : (
        <ChartFoot
          sources={input.sources}
          // Of several measures, each has an age of its own.
          age={input.others ? [] : [ageWords(input), staleWords(input)]}
          ruleSet={ruleSetOf(result?.analysis)}
          example={props.example}
        >
          {props.foot}
        </ChartFoot>
      )}
    </figure>
  );
}

/** Toolbar and, where the page has no table of its own, the numbers. */
function ChartTools(props: ChartProps & { result: ChartResult; selected: string | undefined }) {
  const { result, input, example, numbersHref } = props;
  const [open, setOpen] = useState(false);
  const numbersId = useId();
  const allowed = copyAllowed(input.sources) && props.downloads !== false;
  const { headline } = result.description;
  const downloadTable = (): void => saveFile(csvFileName(headline), chartCsv(result, input, example));
  const downloadData = (): void =>
    saveFile(csvFileName(`${input.measure.title} data`), chartDataCsv(input, example));
  return (
    <>
      <Toolbar
        numbersHref={numbersHref}
        numbersOpen={open}
        numbersId={numbersId}
        onNumbers={() => setOpen(!open)}
        onDownloadTable={allowed ? downloadTable : undefined}
        onDownloadData={allowed && hasChartData(input) ? downloadData : undefined}
        onPrint={() => globalThis.print()}
      >
        {props.tools}
      </Toolbar>
      {numbersHref === undefined ? (
        <div className="fs-chart__numbers" id={numbersId} hidden={!open}>
          <ChartTable table={result.description.table} selected={props.selected} captionHidden={false} />
        </div>
      ) : null}
    </>
  );
}

/** The CSV of a chart as its page offers it, for pages that place the download elsewhere. */
export function chartCsv(result: ChartResult, input: ChartInput, example?: string): string {
  const ruleSet = ruleSetOf(result.analysis);
  return descriptionToCsv(result.description, {
    source: sourceWords(input.sources),
    licence: licenceWords(input.sources),
    example,
    ruleSet: ruleSet ? ruleSetWords(ruleSet) : undefined,
    comparedWith: input.context.reference?.label,
  });
}
