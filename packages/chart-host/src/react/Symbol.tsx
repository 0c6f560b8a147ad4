import { createElement } from 'react';
import type { KeyMark } from '../analysis.js';
import { symbols } from '../symbols.js';

/** One mark of the key, hidden from screen readers: its word stands beside it. */
export function Symbol({ mark }: { mark: KeyMark }) {
  const { width, height, shapes } = symbols[mark];
  return (
    <svg
      className="fs-symbol"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden="true"
      focusable="false"
    >
      {shapes.map(([tag, attributes], i) => createElement(tag, { key: i, ...attributes }))}
    </svg>
  );
}
