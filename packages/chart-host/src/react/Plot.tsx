import { useEffect, useRef, useState, type RefObject } from 'react';
import type { WalkPoint } from '../analysis.js';
import { chartError, type ChartError } from '../errors.js';
import type { Picture, Renderer } from '../renderer.js';
import { PlotFailed, PlotWaiting } from './PlotState.js';
import { PointTip } from './PointTip.js';
import { useTip } from './use-tip.js';

export interface PlotProps {
  readonly picture: Picture;
  /** What the paper gets; without it the screen's picture is printed. */
  readonly paper?: Picture | undefined;
  readonly point?: WalkPoint | undefined;
  /** Every point that has words, for the pointer. */
  readonly points?: readonly WalkPoint[] | undefined;
  readonly onPick?: ((point: { series: number; index: number }) => void) | undefined;
}

/** Loads the drawing library with the first picture, not with the shell. */
const loadRenderer = () => import('../renderer.js');

interface Loaded {
  readonly renderer?: Renderer | undefined;
  /** Why the drawing library is not there. */
  readonly error?: ChartError | undefined;
}

function useRenderer(box: RefObject<HTMLDivElement | null>): Loaded {
  const [loaded, setLoaded] = useState<Loaded>({});
  useEffect(() => {
    let gone = false;
    let made: Renderer | undefined;
    const start = async (): Promise<void> => {
      try {
        const { createRenderer } = await loadRenderer();
        if (gone || !box.current) return;
        made = createRenderer(box.current);
        setLoaded({ renderer: made });
      } catch (thrown) {
        if (!gone) setLoaded({ error: chartError('load-failed', String(thrown)) });
      }
    };
    void start();
    return () => {
      gone = true;
      made?.dispose();
    };
  }, [box]);
  return loaded;
}

const NO_POINTS: readonly WalkPoint[] = [];

/** Browsers keep a module that did not come as failed for as long as the page lives. */
const loadPageAgain = (): void => globalThis.location.reload();

/** Redraws for paper just before the browser prints, and back again after. */
function usePrintPicture(
  renderer: Renderer | undefined,
  frame: RefObject<HTMLElement | null>,
  props: PlotProps,
) {
  const { picture, paper } = props;
  useEffect(() => {
    if (!renderer || !paper) return undefined;
    const redraw = (next: Picture): void => {
      renderer.draw(next);
      if (frame.current) frame.current.style.height = `${next.height}px`;
    };
    const before = (): void => redraw(paper);
    const after = (): void => redraw(picture);
    globalThis.addEventListener('beforeprint', before);
    globalThis.addEventListener('afterprint', after);
    return () => {
      globalThis.removeEventListener('beforeprint', before);
      globalThis.removeEventListener('afterprint', after);
    };
  }, [renderer, frame, picture, paper]);
}

/** Puts the ring on the point; hides it where the point is not drawn. */
function placeRing(
  ring: HTMLElement,
  renderer: Renderer,
  picture: Picture,
  point: WalkPoint | undefined,
): void {
  const at = point ? renderer.pixelOf(picture, point) : undefined;
  ring.hidden = at === undefined;
  if (!at) return;
  ring.style.left = `${at.x}px`;
  ring.style.top = `${at.y}px`;
}

/** The picture. Decoration for screen readers: words and table hold what it shows. */
export function Plot(props: PlotProps) {
  const { picture, point, points = NO_POINTS, onPick } = props;
  const frame = useRef<HTMLDivElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const ring = useRef<HTMLDivElement>(null);
  const { renderer, error } = useRenderer(box);
  useEffect(() => {
    renderer?.draw(picture);
  }, [renderer, picture]);
  useEffect(() => {
    if (renderer && ring.current) placeRing(ring.current, renderer, picture, point);
  }, [renderer, picture, point]);
  useEffect(() => (onPick ? renderer?.onPick(onPick) : undefined), [renderer, onPick]);
  usePrintPicture(renderer, frame, props);
  const { at, ...pointer } = useTip(renderer, picture, points);
  if (error) return <PlotFailed height={picture.height} error={error} onRetry={loadPageAgain} />;
  return (
    <div className="fs-plot" ref={frame} style={{ height: picture.height }} aria-hidden="true" {...pointer}>
      <div className="fs-plot__picture" ref={box} />
      <div className="fs-plot__ring" ref={ring} hidden />
      {at ? <PointTip at={at} width={picture.width} height={picture.height} /> : null}
      {renderer ? null : <PlotWaiting />}
    </div>
  );
}
