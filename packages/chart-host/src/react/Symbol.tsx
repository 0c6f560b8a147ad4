import type { ReactNode } from 'react';
import type { KeyMark } from '../analysis.js';

/** Width, height and drawing of each mark of a key. Shapes and dashes are those of the picture. */
const drawings: Readonly<Record<KeyMark, readonly [width: number, height: number, shape: ReactNode]>> = {
  none: [16, 16, <circle key="m" cx="8" cy="8" r="5" fill="#4c6272" />],
  improvement: [16, 16, <path key="m" d="M8 1 15 8 8 15 1 8Z" fill="#005eb8" />],
  concern: [16, 16, <rect key="m" x="2.5" y="2.5" width="11" height="11" fill="#c75300" />],
  change: [16, 16, <path key="m" d="M8 2 15 14H1Z" fill="#490092" />],
  average: [28, 10, <path key="m" d="M0 5h28" stroke="#212b32" strokeWidth="2" />],
  'average-extended': [
    30,
    10,
    <path key="m" d="M0 5h30" stroke="#212b32" strokeWidth="2" strokeDasharray="8 5" />,
  ],
  limits: [
    28,
    14,
    <g key="m">
      <rect width="28" height="14" fill="#e9eef1" />
      <path d="M0 1h28M0 13h28" stroke="#4c6272" strokeWidth="1.5" strokeDasharray="5 4" />
    </g>,
  ],
  target: [32, 10, <path key="m" d="M0 5h32" stroke="#212b32" strokeWidth="2" strokeDasharray="12 4 2 4" />],
  'group-1': [
    32,
    12,
    <g key="m" fill="#12436d" stroke="#12436d">
      <path d="M0 6h32" strokeWidth="3" />
      <circle cx="16" cy="6" r="5" stroke="#fff" />
    </g>,
  ],
  'group-2': [
    34,
    12,
    <g key="m" fill="#28a197" stroke="#28a197">
      <path d="M0 6h34" strokeWidth="3" strokeDasharray="10 4" />
      <rect x="12.5" y="1.5" width="9" height="9" stroke="#fff" />
    </g>,
  ],
  'group-3': [
    34,
    12,
    <g key="m" fill="#801650" stroke="#801650">
      <path d="M0 6h34" strokeWidth="3" strokeDasharray="4 3" />
      <path d="M17 0 23 11H11Z" stroke="#fff" />
    </g>,
  ],
  'group-4': [
    34,
    12,
    <g key="m" fill="#f46a25" stroke="#f46a25">
      <path d="M0 6h34" strokeWidth="3" strokeDasharray="8 3 2 3" />
      <path d="M17 0 23 6 17 12 11 6Z" stroke="#fff" />
    </g>,
  ],
  interval: [
    12,
    20,
    <g key="m">
      <path d="M6 2v16" stroke="#768692" strokeWidth="5" strokeLinecap="round" />
      <circle cx="6" cy="10" r="4.5" fill="#212b32" stroke="#fff" />
    </g>,
  ],
  bar: [16, 14, <rect key="m" width="16" height="14" fill="#12436d" />],
  cumulative: [
    30,
    12,
    <g key="m" fill="#212b32" stroke="#212b32">
      <path d="M0 6h30" strokeWidth="2" />
      <circle cx="15" cy="6" r="4" stroke="#fff" />
    </g>,
  ],
  overall: [4, 18, <rect key="m" x="1" width="2" height="18" fill="#212b32" />],
};

/** One mark of the key, hidden from screen readers: its word stands beside it. */
export function Symbol({ mark }: { mark: KeyMark }) {
  const [width, height, shape] = drawings[mark];
  return (
    <svg
      className="fs-symbol"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden="true"
      focusable="false"
    >
      {shape}
    </svg>
  );
}
