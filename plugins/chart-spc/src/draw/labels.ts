import type { Json } from '@fairshift/plugin-sdk';
import type { SpcPhaseResult } from '@fairshift/spc';
import type { ChartTarget } from '../analysis/model.js';
import { centreLabel, centreName } from '../words/centre.js';
import { average, targetWords } from '../words/numbers.js';
import { type Frame, LANE } from './frame.js';
import { richText, textWidth } from './style.js';

interface Place {
  readonly x: number;
  readonly y: number;
  readonly dx: number;
  readonly dy: number;
  readonly align?: 'left' | 'center';
  readonly verticalAlign?: 'bottom' | 'middle';
}

/** ECharts reads braces and bars in a formatter as markup; people may write them. */
const plain = (text: string): string => text.replaceAll(/[{}|]/g, ' ');

function label(place: Place, formatter: string): Json {
  const { x, y, dx, dy, align = 'left', verticalAlign = 'bottom' } = place;
  return { value: [x, y], label: { show: true, position: [dx, dy], align, verticalAlign, formatter } };
}

function firstThatFits(texts: readonly string[], room: number): string {
  return texts.find((text) => textWidth(text) <= room) ?? texts.at(-1) ?? '';
}

/** Name in bold and average beneath, in the room above the phase; with more than 4 phases, numbers. */
function phaseLabel(frame: Frame, phase: SpcPhaseResult, index: number): Json {
  const { phases } = frame.analysis.result;
  const last = index === phases.length - 1;
  const room =
    ((phase.to - phase.from + 1) / frame.size) * frame.plotWidth +
    (last ? frame.right : 4) -
    (index === 0 ? 0 : 6);
  const number = String(index + 1);
  const long = phase.extended ? [`${phase.name}, ${phase.upper === null ? '' : 'limits '}extended`] : [];
  const name =
    phases.length > 4 ? number : firstThatFits([...(frame.narrow ? [] : long), phase.name, number], room);
  const short = phase.centre === null ? '' : average(frame.analysis, phase.centre);
  const value = short === '' ? '' : `${centreName(frame.analysis)} ${short}`;
  // A narrow picture has the average only: its words say that limits are trial limits.
  const trial = frame.narrow
    ? []
    : [`${value}, trial limits from ${phase.pointsUsed}`, `${value}, trial limits`, `${value}, trial`];
  const note = firstThatFits([...(phase.trial && value !== '' ? trial : []), value, short, ''], room);
  const place = {
    x: phase.from - 0.5,
    y: frame.scale.max,
    dx: index === 0 ? 0 : 6,
    dy: -(frame.eventHeight + 6),
  };
  return label(place, `{strong|${plain(name)}}\n{quiet|${note}}`);
}

function eventLabels(frame: Frame): Json[] {
  return frame.events.flatMap((event) => {
    if (event.letter === '') return [];
    const kind = event.kind === 'event' ? 'event' : 'test';
    const badge = event.isCrowd ? 'crowd' : kind;
    const words = event.words === '' ? '' : `{words|${plain(event.words)}}`;
    const dy = -(frame.eventHeight - event.lane * LANE - 24) - 2;
    return label(
      { x: event.x, y: frame.scale.max, dx: -10 - event.shift, dy },
      `{${badge}|${event.letter}}${words}`,
    );
  });
}

interface EndLabel {
  readonly y: number;
  /** From the longest to the shortest; the first that fits is written. */
  readonly texts: readonly string[];
  readonly strong: boolean;
}

function endTexts(frame: Frame): EndLabel[] {
  const { analysis } = frame;
  const phase = analysis.result.phases.at(-1);
  const written = (names: readonly string[], value: number | null, strong = false): EndLabel[] =>
    value === null
      ? []
      : [{ y: value, texts: names.map((name) => `${name} ${average(analysis, value)}`), strong }];
  const aimed = ({ label: name, value }: ChartTarget): EndLabel => {
    const texts = [name, 'Target'].map((each) => `${each} ${targetWords(analysis, value)}`);
    return { y: value, texts, strong: false };
  };
  const limits = frame.options.limits && phase ? phase : { upper: null, lower: null };
  return [
    ...written([centreLabel(analysis)], phase?.centre ?? null, true),
    ...written(['Upper limit', 'Upper'], limits.upper),
    ...written(['Lower limit', 'Lower'], limits.lower),
    ...(analysis.target ? [aimed(analysis.target)] : []),
  ];
}

const LINE_HEIGHT = 18;

/** What each line is, at its right end, in px that keep the words apart; the average never moves. */
function endLabels(frame: Frame): Json[] {
  if (frame.narrow) return [];
  const perPixel = (frame.scale.max - frame.scale.min) / frame.plotHeight;
  const taken: number[] = [];
  return endTexts(frame).map(({ y, texts, strong }) => {
    const at = y / perPixel;
    const up = taken[0] === undefined || at >= taken[0] ? 1 : -1;
    let moved = at;
    while (taken.some((other) => Math.abs(other - moved) < LINE_HEIGHT)) moved += up;
    taken.push(moved);
    const room = firstThatFits(texts, frame.right - 8);
    const place = { x: frame.size - 0.5, y, dx: 8, dy: at - moved, verticalAlign: 'middle' as const };
    return label(place, `{${strong ? 'strong' : 'quiet'}|${plain(room)}}`);
  });
}

/** Said where there would be an empty picture; why, stands in the words and in the table. */
function nothingDrawn({ analysis, size, scale }: Frame): Json[] {
  if (analysis.result.points.some((point) => point.value !== null)) return [];
  const place = { x: (size - 1) / 2, y: (scale.min + scale.max) / 2, dx: 0, dy: 0 };
  return [label({ ...place, align: 'center', verticalAlign: 'middle' }, '{plate|No point can be drawn}')];
}

/** All words around the plot, as labels of points too small to see. */
export function labels(frame: Frame, callouts: readonly Json[]): Json[] {
  const { phases } = frame.analysis.result;
  const lane = phases.length > 1 ? phases.map((phase, i) => phaseLabel(frame, phase, i)) : [];
  const data = [...lane, ...eventLabels(frame), ...endLabels(frame), ...nothingDrawn(frame), ...callouts];
  if (frame.bare || data.length === 0) return [];
  const dot = {
    type: 'scatter',
    xAxisIndex: 1,
    silent: true,
    symbol: 'circle',
    symbolSize: 0.1,
    clip: false,
    z: 6,
  };
  return [
    {
      ...dot,
      itemStyle: { color: 'transparent', opacity: 1 },
      label: { rich: richText(frame.ctx.theme) },
      data,
    },
  ];
}
