import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import type { WalkPoint } from '../analysis.js';
import { useWalk } from './use-walk.js';
import { WalkPoints } from './WalkPoints.js';

const points: readonly WalkPoint[] = [
  { period: 'May 2020', text: 'May 2020: 69%.', series: 0, index: 0 },
  { period: 'June 2020', text: '67%. 18 of 27 people.', series: 0, index: 1, signal: 'improvement' },
  {
    period: 'July 2020',
    text: 'July 2020: 71%. Concern: outside the limits.',
    series: 0,
    index: 2,
    signal: 'concern',
  },
];

function Walked({ given = points }: { given?: readonly WalkPoint[] }) {
  return <WalkPoints walk={useWalk(given)} count={given.length} />;
}

const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
const said = () =>
  document.querySelector('[aria-live="polite"]')?.textContent?.trim().replaceAll(/\s+/g, ' ');

describe('walk the points', () => {
  afterEach(cleanup);

  it('steps by buttons and stops at both ends', () => {
    render(<Walked />);
    expect(said()).toBe('3 points. Use the buttons or the arrow keys to read them.');
    press('Next point');
    expect(said()).toBe('May 2020: 69%.');
    press('Previous point');
    expect(said()).toBe('May 2020: 69%.');
    press('Last point');
    press('Next point');
    expect(said()).toBe('July 2020: 71%. Concern: outside the limits.');
    press('First point');
    expect(said()).toBe('May 2020: 69%.');
  });

  it('says period, text and signal, each once', () => {
    render(<Walked />);
    press('Next signal');
    expect(said()).toBe('June 2020: 67%. 18 of 27 people. Improvement.');
    press('Next signal');
    expect(said()).toContain('July 2020');
    press('Next signal');
    expect(said()).toBe(
      'That was the last signal. This is the first one again. June 2020: 67%. 18 of 27 people. Improvement.',
    );
    press('Next point');
    expect(said()).toBe('July 2020: 71%. Concern: outside the limits.');
  });

  it('goes from pattern to pattern, to the first point of each', () => {
    /** A shift of 4 points, of which the third is outside too; then 2 of 3 far out, with a usual one between. */
    const patterns = [undefined, [0], [0], [0, 1], [0], undefined, [2], undefined, [2]];
    const given = patterns.map((of, index): WalkPoint => {
      const point = { period: `Week ${index}`, text: `Week ${index}: 5.`, series: 0, index };
      return of === undefined ? point : { ...point, signal: 'change', patterns: of };
    });
    render(<Walked given={given} />);
    const stops = (name: string, times: number) =>
      Array.from({ length: times }, () => {
        press(name);
        return /Week (\d)/.exec(said() ?? '')?.[1];
      });
    expect(stops('Next signal', 4)).toEqual(['1', '3', '6', '1']);
    expect(stops('Previous signal', 3)).toEqual(['6', '3', '1']);
    // From within a pattern back to where it begins.
    press('Last point');
    expect(stops('Previous signal', 1)).toEqual(['6']);
  });

  it('says where there is no other signal', () => {
    render(<Walked given={points.slice(0, 2)} />);
    press('Next signal');
    expect(said()).toBe('June 2020: 67%. 18 of 27 people. Improvement.');
    press('Next signal');
    expect(said()).toBe('There is no other signal. June 2020: 67%. 18 of 27 people. Improvement.');
  });

  it('goes back from signal to signal, and from the first one to the last', () => {
    render(<Walked />);
    press('Previous signal');
    expect(said()).toContain('July 2020');
    press('Previous signal');
    expect(said()).toContain('June 2020');
    press('Previous signal');
    expect(said()).toMatch(/^That was the first signal\. This is the last one\. July 2020/);
  });

  it('goes back to the nearest signal before, not to the first', () => {
    render(<Walked given={[points[1]!, points[2]!, points[0]!, points[2]!]} />);
    press('Last point');
    press('Previous signal');
    expect(said()).toContain('July 2020');
    press('Previous signal');
    expect(said()).toContain('June 2020');
  });

  it('does not add the signal’s word to a sentence that has it', () => {
    const text = 'June 2020: 67%. That is unlikely by chance alone, and is an improvement.';
    render(<Walked given={[{ ...points[1]!, text }]} />);
    press('First point');
    expect(said()).toBe(text);
  });

  it('follows arrow keys, Home and End, and leaves other keys alone', () => {
    render(<Walked />);
    const button = screen.getByRole('button', { name: 'Next point' });
    expect(fireEvent.keyDown(button, { key: 'End' })).toBe(false);
    expect(said()).toContain('July 2020');
    fireEvent.keyDown(button, { key: 'ArrowLeft' });
    expect(said()).toContain('June 2020');
    fireEvent.keyDown(button, { key: 'Home' });
    fireEvent.keyDown(button, { key: 'ArrowRight' });
    expect(said()).toContain('June 2020');
    expect(fireEvent.keyDown(button, { key: 'Tab' })).toBe(true);
    expect(fireEvent.keyDown(button, { key: 'ArrowRight', altKey: true })).toBe(true);
    expect(said()).toContain('June 2020');
  });

  it('offers no way from signal to signal where there is none', () => {
    render(<Walked given={points.slice(0, 1)} />);
    expect(screen.queryByRole('button', { name: /signal/ })).toBeNull();
  });
});
