import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, createEvent, fireEvent, render, screen } from '@testing-library/react';
import type { WalkPoint } from '../analysis.js';
import type { Picture, Renderer } from '../renderer.js';
import { PointTip } from './PointTip.js';
import { nearest, useTip } from './use-tip.js';

const points: readonly WalkPoint[] = [
  { period: 'May 2020', text: 'May 2020: 69%. No change.', series: 0, index: 0 },
  {
    period: 'June 2020',
    text: 'June 2020: 67%. That is an improvement.',
    series: 0,
    index: 1,
    signal: 'improvement',
  },
];
const picture: Picture = { option: {}, width: 600, height: 400 };
/** Points at 100 and 200 px from the left, 50 and 300 px from the top. */
const renderer = {
  pixelOf: (_: Picture, { index }: Pick<WalkPoint, 'index'>) =>
    [
      { x: 100, y: 50 },
      { x: 200, y: 300 },
    ][index],
} as unknown as Renderer;

function Pointed() {
  const { at, ...pointer } = useTip(renderer, picture, points);
  return (
    <div data-testid="plot" {...pointer}>
      {at ? <PointTip at={at} width={600} height={400} /> : null}
    </div>
  );
}
/** jsdom makes pointer events without a place. */
function move(x: number, y: number, target: Element = screen.getByTestId('plot')) {
  const event = createEvent.pointerMove(target);
  Object.defineProperties(event, { clientX: { value: x }, clientY: { value: y } });
  fireEvent(target, event);
}
const tip = () => document.querySelector('.fs-plot__tip');

describe('the words of the point under the pointer', () => {
  afterEach(cleanup);

  it('are those of the walk, near the point only', () => {
    render(<Pointed />);
    move(110, 55);
    expect(tip()?.textContent?.trim()).toBe('May 2020: 69%. No change.');
    move(205, 290);
    expect(tip()?.textContent?.trim()).toBe('June 2020: 67%. That is an improvement.');
    move(150, 200);
    expect(tip()).toBeNull();
  });

  it('stay while the pointer is on them, and go with Escape', () => {
    render(<Pointed />);
    move(100, 50);
    move(150, 200, tip()!);
    expect(tip()).not.toBeNull();
    fireEvent.keyDown(document.body, { key: 'Escape' });
    expect(tip()).toBeNull();
  });

  it('go when the pointer leaves the picture', () => {
    render(<Pointed />);
    move(100, 50);
    fireEvent.pointerLeave(screen.getByTestId('plot'));
    expect(tip()).toBeNull();
  });

  it('are those of the nearer of two points, and of none from 19 px away', () => {
    const [first, second] = points;
    const places = [
      { point: first!, x: 0, y: 0 },
      { point: second!, x: 20, y: 0 },
    ];
    expect(nearest(places, 9, 0)?.point.period).toBe('May 2020');
    expect(nearest(places, 11, 0)?.point.period).toBe('June 2020');
    expect(nearest(places, 0, 18)?.point.period).toBe('May 2020');
    expect(nearest(places, 0, 19)).toBeUndefined();
  });
});
