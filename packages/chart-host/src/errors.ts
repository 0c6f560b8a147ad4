/** Why a chart could not be drawn. `message` is always fit for the reader; `detail` is for the log. */
export type ChartErrorCode =
  | 'too-few-points'
  | 'wrong-form'
  | 'bad-options'
  | 'load-failed'
  | 'plugin-failed'
  | 'bad-result'
  | 'time-limit'
  | 'worker-failed'
  | 'cancelled';

export class ChartError extends Error {
  override readonly name = 'ChartError';
  constructor(
    readonly code: ChartErrorCode,
    message: string,
    readonly detail?: string,
  ) {
    super(message);
  }
}

/** What each failure says to the reader, and what to do. Two codes bring words of their own. */
export const chartErrorWords: Readonly<Record<ChartErrorCode, string>> = {
  'too-few-points': 'There are too few points for this chart.',
  'wrong-form': 'This chart cannot show this kind of measure. Choose another chart.',
  'bad-options': 'The saved settings of this chart cannot be used. Choose the chart again.',
  'load-failed': 'The chart did not load. Check your connection and try again.',
  'plugin-failed': 'The chart stopped while it worked out the numbers. Your data are safe.',
  'bad-result': 'The chart gave back something that we do not draw. Your data are safe.',
  'time-limit': 'The chart took too long, so we stopped it. Try again, or choose a shorter time span.',
  'worker-failed': 'The chart could not start in this browser. Try again.',
  cancelled: 'The chart was not needed any more.',
};

export const chartError = (code: ChartErrorCode, detail?: string): ChartError =>
  new ChartError(code, chartErrorWords[code], detail);
