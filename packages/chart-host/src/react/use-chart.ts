import type { Json } from '@fairshift/plugin-sdk';
import { useCallback, useEffect, useMemo } from 'react';
import { walkOf } from '../analysis.js';
import type { ChartRequest } from '../chart-host.js';
import { frameHeight, PRINT_WIDTH, printHeight } from '../heights.js';
import type { Picture } from '../renderer.js';
import { printTheme, screenTheme } from '../theme.js';
import type { ChartProps } from './Chart.js';
import { resultOf, useChartRun } from './use-chart-run.js';
import { useWalk } from './use-walk.js';

const NO_OPTIONS: Json = {};

/** The request for one size and purpose; undefined until the frame has been measured. */
function useRequest(props: ChartProps, purpose: 'screen' | 'print', width: number, height: number) {
  const { plugin, input, options = NO_OPTIONS, optionsVersion } = props;
  const { url, exportName } = plugin;
  return useMemo((): ChartRequest | undefined => {
    if (width === 0) return undefined;
    const theme = purpose === 'print' ? printTheme : screenTheme;
    const draw = { purpose, width, height, theme, locale: 'en-GB', reducedMotion: true } as const;
    return { url, exportName, input, options, optionsVersion, draw };
  }, [url, exportName, input, options, optionsVersion, purpose, width, height]);
}

/**
 * The picture for paper. Worked out beforehand: when the browser says that it prints, there is no time left to ask
 * a worker.
 */
function usePaper(props: ChartProps, ready: boolean): Picture | undefined {
  const height = printHeight(props.frame ?? 'series', props.rows);
  const { run } = useChartRun(props.host, useRequest(props, 'print', ready ? PRINT_WIDTH : 0, height));
  const result = resultOf(run);
  return useMemo(
    () => (result ? { option: result.option, width: PRINT_WIDTH, height } : undefined),
    [result, height],
  );
}

/** Everything behind the frame: runs for screen and paper, the points and where the walk stands. */
export function useChart(props: ChartProps, width: number) {
  const { host, frame = 'series', rows = 0, onResult, onWalk } = props;
  const height = frameHeight(frame, width, rows);
  const { run, retry } = useChartRun(host, useRequest(props, 'screen', width, height));
  const result = resultOf(run);
  const picture = useMemo(
    () => (result ? { option: result.option, width, height } : undefined),
    [result, width, height],
  );
  const paper = usePaper(props, result !== undefined);
  const points = useMemo(() => walkOf(result?.analysis), [result]);
  const walk = useWalk(points);
  useEffect(() => {
    if (run.status === 'done') onResult?.(run.result);
  }, [run, onResult]);
  useEffect(() => onWalk?.(walk.point), [walk.point, onWalk]);
  const { goTo } = walk;
  const pick = useCallback(
    (at: { series: number; index: number }): void => {
      const found = points.findIndex((point) => point.series === at.series && point.index === at.index);
      if (found >= 0) goTo(found);
    },
    [points, goTo],
  );
  return { run, retry, result, height, picture, paper, points, walk, pick };
}
