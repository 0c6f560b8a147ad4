import type { DrawContext, Json, PlainOption } from '@fairshift/plugin-sdk';
import type { SummaryAnalysis, SummaryRow } from '../analysis/model.js';
import type { SummaryOptions } from '../options.js';
import { assuranceWords, variationWords } from '../words/row-words.js';
import { assuranceIcon, type Icon, variationIcon } from './icons.js';
import { type Layout, layoutFor } from './layout.js';

const FONT_SIZE = 14;
const FONT = 'Arial, sans-serif';
const GRID_LINE = '#d8dde0';
/** A thumbnail shows as many as can be seen. */
const THUMBNAIL_ROWS = 3;

interface Frame {
  readonly rows: readonly SummaryRow[];
  readonly layout: Layout;
  readonly ctx: DrawContext;
}

/** Everything is placed in px: both axes count them. */
const top = ({ layout }: Frame, index: number): number => layout.header + index * layout.rowHeight;

interface Words {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly bold?: boolean;
  readonly quiet?: boolean;
  /** Wraps at this width. */
  readonly width?: number;
}

function words(frame: Frame, { x, y, text, bold, quiet, width }: Words): Json {
  const { theme } = frame.ctx;
  const style = { color: quiet ? theme.muted : theme.text, fontSize: FONT_SIZE, lineHeight: 18 };
  const wrap = width === undefined ? {} : { width, overflow: 'break' };
  return {
    value: [x, y],
    label: {
      show: true,
      position: [0, 0],
      align: 'left',
      verticalAlign: 'middle',
      formatter: text.replaceAll(/[{}|]/g, ' '),
      ...style,
      ...wrap,
      ...(bold ? { fontWeight: 'bold' } : {}),
    },
  };
}

/** The last values of a row in px, scaled to its own least and most; null breaks the line. */
function linePoints(frame: Frame, row: SummaryRow, index: number): [number, number | null][] {
  const { line } = frame.layout;
  const values = row.line.filter((value) => value !== null);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const middle = top(frame, index) + line.y;
  const step = row.line.length > 1 ? line.width / (row.line.length - 1) : 0;
  return row.line.map((value, i) => {
    const share = most > least && value !== null ? (value - least) / (most - least) : 0.5;
    return [line.x + i * step, value === null ? null : middle + line.height * (0.5 - share)];
  });
}

/** The last point of each small line, where the ring of the walk stands; the middle of the row where there is none. */
function lastPoints(frame: Frame): Json {
  const { theme } = frame.ctx;
  const data = frame.rows.map((row, index) => {
    const last = linePoints(frame, row, index).findLast(([, y]) => y !== null);
    if (last) return { value: last };
    return { value: [frame.layout.line.x, top(frame, index) + frame.layout.line.y], symbolSize: 0.1 };
  });
  return {
    ...pixels,
    type: 'scatter',
    symbol: 'circle',
    symbolSize: frame.layout.bare ? 5 : 8,
    itemStyle: { color: theme.text, opacity: 1 },
    z: 4,
    data,
  };
}

const pixels = { xAxisIndex: 0, yAxisIndex: 0, clip: false };

/** Steps of every small line. They are marks and no data: the table has a row for each measure, not for each period. */
function smallLines(frame: Frame): Json[] {
  const data = frame.rows.flatMap((row, index) => {
    const points = linePoints(frame, row, index);
    return points.flatMap((to, i) => {
      const from = points[i - 1];
      return from === undefined || from[1] === null || to[1] === null
        ? []
        : [[{ coord: from }, { coord: to }]];
    });
  });
  if (data.length === 0) return [];
  const lineStyle = { color: frame.ctx.theme.muted, width: 1.5, type: 'solid' };
  return [marks(lineStyle, data, 3)];
}

const marks = (lineStyle: Json, data: Json, z: number): Json => ({
  ...pixels,
  type: 'line',
  silent: true,
  symbol: 'none',
  data: [],
  z,
  markLine: { silent: true, symbol: 'none', label: { show: false }, lineStyle, data },
});

function iconPoint(frame: Frame, icon: Icon, at: { readonly x: number; readonly y: number }): Json {
  const { signal, muted } = frame.ctx.theme;
  const color = icon.tone === 'muted' ? muted : signal[icon.tone];
  const size = frame.layout.bare ? Math.min(26, frame.layout.rowHeight * 0.8) : 36;
  const isInside = icon.offset[0] === 0;
  const letter = {
    show: icon.letter !== '' && (isInside || !frame.layout.bare),
    position: 'inside',
    offset: icon.offset as unknown as Json,
    formatter: icon.letter,
    color,
    fontWeight: 'bold',
    fontSize: isInside && !frame.layout.bare ? 18 : 13,
  };
  return {
    value: [at.x, at.y],
    symbol: icon.symbol,
    symbolSize: size,
    itemStyle: { color, opacity: 1 },
    label: letter,
  };
}

/** One series for each column of icons, with at most one point for a row. */
function icons(frame: Frame): Json[] {
  const { variation, assurance } = frame.layout;
  const column = (
    of: (row: SummaryRow) => Icon | null,
    at: { readonly x: number; readonly y: number },
  ): Json[] => {
    const data = frame.rows.flatMap((row, index) => {
      const icon = of(row);
      return icon ? [iconPoint(frame, icon, { x: at.x, y: top(frame, index) + at.y })] : [];
    });
    return data.length === 0 ? [] : [{ ...pixels, type: 'scatter', silent: true, z: 4, data }];
  };
  return [...column(variationIcon, variation), ...column(assuranceIcon, assurance)];
}

/** From the middle of an icon to its words. */
const BESIDE = 26;

function rowWords(frame: Frame, row: SummaryRow, index: number): Json[] {
  const { layout } = frame;
  const y = top(frame, index);
  const place = ({ x, y: within }: { readonly x: number; readonly y: number }) => ({ x, y: y + within });
  const beside = (at: { readonly x: number; readonly y: number }) => ({ ...place(at), x: at.x + BESIDE });
  const found = variationWords(row);
  const expected = assuranceWords(row);
  // Firm limits without an icon: the newest number is held back.
  const few = layout.narrow ? 'too few points' : 'few points';
  const none = `No icon yet: ${row.why === null ? 'held back' : few}`;
  const noTarget = row.why === null && row.target === null ? 'No target set' : null;
  return [
    words(frame, { ...place(layout.title), text: row.title, bold: true, width: layout.title.width }),
    words(frame, { ...place(layout.latest), text: row.latest?.text ?? 'No figure' }),
    found === null
      ? words(frame, { ...place(layout.variation), x: layout.variation.x - 18, text: none, quiet: true })
      : words(frame, { ...beside(layout.variation), text: found }),
    ...(expected === null ? [] : [words(frame, { ...beside(layout.assurance), text: expected })]),
    ...(noTarget === null
      ? []
      : [
          words(frame, {
            ...place(layout.assurance),
            x: layout.assurance.x - 18,
            text: noTarget,
            quiet: true,
          }),
        ]),
  ];
}

function headings(frame: Frame): Json[] {
  const { layout } = frame;
  if (layout.header === 0) return [];
  const at = (x: number, text: string) => words(frame, { x, y: layout.header / 2, text, quiet: true });
  return [
    at(0, 'Measure'),
    at(layout.line.x, 'Over time'),
    at(layout.latest.x, 'Latest'),
    at(layout.variation.x - 18, 'Variation'),
    at(layout.assurance.x - 18, 'Target'),
  ];
}

/** Words column by column: what stands third in every row is one series. */
function texts(frame: Frame): Json[] {
  if (frame.layout.bare) return [];
  const rows = frame.rows.map((row, index) => rowWords(frame, row, index));
  const columns = [0, 1, 2, 3].map((column) => rows.flatMap((row) => row[column] ?? []));
  const itemStyle = { color: 'transparent', opacity: 1 };
  const dot = {
    ...pixels,
    type: 'scatter',
    silent: true,
    symbol: 'circle',
    symbolSize: 0.1,
    itemStyle,
    z: 5,
  };
  return [headings(frame), ...columns].filter((data) => data.length > 0).map((data) => ({ ...dot, data }));
}

/** A thin rule above every row. */
function rules(frame: Frame): Json[] {
  const { width } = frame.ctx;
  const data = frame.rows.flatMap((_, index) =>
    index === 0 && frame.layout.header === 0
      ? []
      : [[{ coord: [0, top(frame, index)] }, { coord: [width, top(frame, index)] }]],
  );
  if (data.length === 0) return [];
  return [marks({ color: GRID_LINE, width: 1, type: 'solid' }, data, 1)];
}

/** A row for each measure. Series 0 is the last point of each small line, where the walk looks for it. */
export function toOption(analysis: SummaryAnalysis, _options: SummaryOptions, ctx: DrawContext): PlainOption {
  const bare = ctx.purpose === 'thumbnail';
  const rows = bare ? analysis.rows.slice(0, THUMBNAIL_ROWS) : analysis.rows;
  const frame: Frame = { rows, layout: layoutFor(ctx, rows.length), ctx };
  return {
    animation: false,
    backgroundColor: 'transparent',
    textStyle: { fontFamily: FONT, fontSize: FONT_SIZE, color: ctx.theme.text },
    grid: { left: 0, right: 0, top: 0, bottom: 0, outerBoundsMode: 'none' },
    xAxis: { type: 'value', min: 0, max: ctx.width, show: false },
    yAxis: { type: 'value', min: 0, max: ctx.height, inverse: true, show: false },
    series: [lastPoints(frame), ...smallLines(frame), ...icons(frame), ...rules(frame), ...texts(frame)],
  };
}
