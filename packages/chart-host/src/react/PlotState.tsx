import type { ChartError } from '../errors.js';

/** The same height as the picture that is on its way, with a sentence. */
export function PlotLoading({ height }: { height: number }) {
  return (
    <div className="fs-plot" style={{ height }}>
      <PlotWaiting />
    </div>
  );
}

/** The sentence alone, over the place of the picture. */
export function PlotWaiting() {
  return (
    <div className="fs-plot__state is-loading">
      <p aria-live="polite">Working out the chart. This takes about 1 second.</p>
    </div>
  );
}

export interface PlotFailedProps {
  readonly height: number;
  readonly error: ChartError;
  readonly onRetry: () => void;
}

/** Says what happened and what to do. Too few points is no fault: it says what will come. */
export function PlotFailed({ height, error, onRetry }: PlotFailedProps) {
  const waiting = error.code === 'too-few-points';
  return (
    <div className="fs-plot" style={{ height }}>
      <div className="fs-plot__state" role={waiting ? undefined : 'alert'}>
        <h3>{waiting ? 'This chart needs more points' : 'We could not draw this chart'}</h3>
        <p>{error.message}</p>
        {waiting ? (
          <p>It will appear here when the points are there. Until then, look at the numbers.</p>
        ) : (
          <button className="fs-tool" type="button" onClick={onRetry}>
            Try again
          </button>
        )}
      </div>
    </div>
  );
}
