import { Chart, ChartTable, ChartWords, EasyRead, type ChartResult } from '@fairshift/chart-host';
import type { Snapshot } from '@fairshift/contracts';
import type { Json } from '@fairshift/plugin-sdk';
import { Card, Details, Notice } from '@fairshift/ui';
import { useState, type ReactNode } from 'react';
import { frameFor, subtitleWords, typeWords } from '../../platform/chart-words.js';
import { exampleWords } from '../../platform/example.js';
import { hostOf, pluginOf, useChartSet, type ChartSet } from '../../platform/charts.js';
import { Load } from '../../platform/load.js';
import { hubWords as words } from './publications.words.js';

interface SnapshotChartProps {
  readonly snapshot: Snapshot;
  readonly tools?: ReactNode;
  readonly onResult?: (result: ChartResult) => void;
  /** Files that the chart can be saved as, after its numbers. Without it the picture offers its own. */
  readonly children?: ReactNode;
}

/** A released chart, drawn from its snapshot and nothing else: picture, words, numbers. */
export function SnapshotChart(props: SnapshotChartProps) {
  const set = useChartSet();
  return (
    <Load query={set} what="the chart" part>
      {(found) => <Drawn {...props} set={found} />}
    </Load>
  );
}

function Drawn({ snapshot, tools, onResult, children, set }: SnapshotChartProps & { set: ChartSet }) {
  const [result, setResult] = useState<ChartResult>();
  const [period, setPeriod] = useState<string>();
  const { chartType, input } = snapshot;
  const plugin = pluginOf(set, chartType);
  if (!set.chartHostUrl) return <Notice kind="concern" title={words.noHost} />;
  if (!plugin) return <Notice kind="concern" title="The chart type of this release is not installed here." />;
  const note = (done: ChartResult) => {
    setResult(done);
    onResult?.(done);
  };
  return (
    <div className="sh-stack">
      <Chart
        host={hostOf(set)}
        plugin={plugin}
        input={input}
        options={snapshot.options as Json}
        type={typeWords(chartType, input, plugin.title)}
        title={snapshot.title}
        subtitle={subtitleWords(input)}
        numbersHref="#numbers"
        tools={tools}
        downloads={children === undefined}
        {...frameFor(chartType, input)}
        {...(snapshot.example ? { example: exampleWords(input.sources) } : {})}
        onResult={note}
        onWalk={(point) => setPeriod(point?.period)}
      />
      {result ? (
        <>
          <section aria-labelledby="in-words">
            <h2 id="in-words">{words.inWords}</h2>
            <ChartWords description={result.description} withHeadline />
            {result.description.easyRead ? (
              <Details summary={words.easyRead}>
                <EasyRead steps={result.description.easyRead} />
              </Details>
            ) : null}
          </section>
          <div id="numbers" tabIndex={-1}>
            <Card title={words.numbers} size="large">
              <ChartTable table={result.description.table} selected={period} limit={12} />
            </Card>
          </div>
        </>
      ) : null}
      {children ? <div className="fs-noprint">{children}</div> : null}
    </div>
  );
}
