import { Chart, type ChartResult, type WalkPoint } from '@fairshift/chart-host';
import type { ChartInputJson } from '@fairshift/contracts';
import type { ChartInput, Json } from '@fairshift/plugin-sdk';
import { EmptyState } from '@fairshift/ui';
import { useCallback, useState, type ReactNode } from 'react';
import { frameFor, typeWords } from '../../platform/chart-words.js';
import {
  hostOf,
  isOverTime,
  pluginOf,
  useChartSet,
  type ChartSet,
  type ChartType,
} from '../../platform/charts.js';
import { exampleWords } from '../../platform/example.js';
import { Load } from '../../platform/load.js';
import { chartWords as words } from './charts.words.js';

export interface DrawnChartProps {
  readonly chartType: ChartType;
  readonly input: ChartInputJson & Pick<ChartInput, 'others'>;
  readonly options: Readonly<Record<string, unknown>>;
  readonly example: boolean;
  readonly compact?: boolean;
  readonly title?: string;
  readonly numbersHref?: string;
  readonly tools?: ReactNode;
  /** False where the page offers files elsewhere. */
  readonly downloads?: boolean;
  readonly foot?: ReactNode;
  readonly onResult?: (result: ChartResult) => void;
  readonly onWalk?: (point: WalkPoint | undefined) => void;
}

/** Whether there is a single figure to draw. */
export const hasFigures = (input: ChartInputJson): boolean =>
  input.series.some(({ points }) => points.length > 0);

/** A picture of data, run in the chart's worker; never blank. */
export function DrawnChart(props: DrawnChartProps) {
  const set = useChartSet();
  if (!hasFigures(props.input)) {
    return (
      <EmptyState title={words.noData}>
        <p>{props.input.measure.form === 'individual' ? words.noSumWords : words.noDataWords}</p>
      </EmptyState>
    );
  }
  return (
    <Load query={set} what="the chart" part>
      {(found) =>
        found.chartHostUrl ? (
          <Framed {...props} set={found} />
        ) : (
          <EmptyState title={words.noHost}>
            <p>{words.noHostWords}</p>
          </EmptyState>
        )
      }
    </Load>
  );
}

function Framed({ set, ...props }: DrawnChartProps & { set: ChartSet }) {
  const { chartType, input, options, compact = false, onResult } = props;
  const [subtitle, setSubtitle] = useState<string>();
  const finished = useCallback(
    (result: ChartResult) => {
      setSubtitle(result.description.sentences[0]);
      onResult?.(result);
    },
    [onResult],
  );
  const plugin = pluginOf(set, chartType);
  if (!plugin) {
    return (
      <EmptyState title={words.noPlugin}>
        <p>{words.noPluginWords}</p>
      </EmptyState>
    );
  }
  return (
    <Chart
      host={hostOf(set)}
      plugin={plugin}
      input={input}
      options={options as Json}
      type={typeWords(chartType, input, plugin.title)}
      subtitle={subtitle ?? input.measure.title}
      title={props.title}
      {...frameFor(chartType, input)}
      {...(compact && isOverTime(chartType) ? { frame: 'card' } : {})}
      compact={compact}
      {...(props.numbersHref ? { numbersHref: props.numbersHref } : {})}
      {...(props.example ? { example: exampleWords(input.sources) } : {})}
      tools={props.tools}
      downloads={props.downloads}
      foot={props.foot}
      onResult={finished}
      onWalk={props.onWalk}
    />
  );
}
