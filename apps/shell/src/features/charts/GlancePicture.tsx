import type { ChartInputJson } from '@fairshift/contracts';
import type { ChartResult } from '@fairshift/chart-host';
import { glanceBars, glanceLines, type GlancePoint, type GlanceSignal } from './glance.js';

const [WIDTH, HEIGHT, PAD] = [280, 84, 10];
const LINES = [
  { stroke: '#12436D', dash: undefined },
  { stroke: '#28A197', dash: '10 5' },
] as const;

const at = ({ x, y }: GlancePoint): readonly [number, number] => [
  PAD + x * (WIDTH - 2 * PAD),
  HEIGHT - PAD - y * (HEIGHT - 2 * PAD),
];

/** A chart in small: its shape only. The words beside it say what it shows. */
export function GlancePicture(props: {
  input: ChartInputJson;
  result: ChartResult | undefined;
  bars: boolean;
}) {
  return (
    <svg
      className="sh-glance__picture"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      aria-hidden="true"
      focusable="false"
    >
      {props.bars ? (
        <Bars shares={glanceBars(props.input)} />
      ) : (
        <Lines lines={glanceLines(props.input, props.result)} />
      )}
    </svg>
  );
}

function Bars({ shares }: { shares: readonly number[] }) {
  const step = (WIDTH - 2 * PAD) / Math.max(1, shares.length);
  return shares.map((share, i) => (
    <rect
      key={`${i} ${share}`}
      x={PAD + i * step}
      y={HEIGHT - PAD - share * (HEIGHT - 2 * PAD)}
      width={Math.max(2, step - 3)}
      height={share * (HEIGHT - 2 * PAD)}
      fill="#12436D"
    />
  ));
}

function Lines({ lines }: { lines: readonly (readonly GlancePoint[])[] }) {
  return lines.map((points, i) => {
    const { stroke, dash } = LINES[i] ?? LINES[0];
    const only = lines.length === 1;
    return (
      <g key={stroke}>
        <polyline
          points={points.map((point) => at(point).join(',')).join(' ')}
          fill="none"
          stroke={only ? '#4C6272' : stroke}
          strokeWidth={only ? 1.5 : 3}
          strokeDasharray={dash}
        />
        {only ? points.map((point) => <Mark key={point.x} point={point} />) : null}
      </g>
    );
  });
}

const MARKS: Readonly<Record<GlanceSignal, { readonly path: string; readonly fill: string }>> = {
  none: { path: 'M-3.5 0a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0', fill: '#4C6272' },
  improvement: { path: 'M0-5 5 0 0 5-5 0Z', fill: '#005EB8' },
  concern: { path: 'M-4-4H4V4H-4Z', fill: '#C75300' },
  change: { path: 'M0-5 5 4H-5Z', fill: '#490092' },
};

function Mark({ point }: { point: GlancePoint }) {
  const [x, y] = at(point);
  const { path, fill } = MARKS[point.signal];
  return <path d={path} fill={fill} transform={`translate(${x} ${y})`} />;
}
