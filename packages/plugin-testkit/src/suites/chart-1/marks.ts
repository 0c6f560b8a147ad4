import type { PlainOption } from '@fairshift/plugin-sdk';

type Part = Readonly<Record<string, unknown>>;

/** A way in which a chart draws data: one for each look of a series. */
export interface Mark {
  /** `series 2`, or its name. */
  readonly series: string;
  /** The grid that it is drawn in: two panels are told apart by their place. */
  readonly panel: number;
  readonly kind: 'line' | 'point' | 'bar';
  /** As the option writes it; undefined where it leaves the colour to the drawing library. */
  readonly colour: unknown;
  /** What tells it from others without colour: shape, dashes, pattern, a label of its own. */
  readonly look: string;
}

const part = (value: unknown): Part =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Part) : {};
const list = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value];
const text = (value: unknown, otherwise: string): string =>
  value === undefined ? otherwise : JSON.stringify(value);

/** Marks that carry data. Silent series are frames: limits, bands, brackets and words. */
export function marksOf(option: PlainOption): readonly Mark[] {
  const palette = list(option['color']);
  return list(option['series']).flatMap((each, at) => {
    const series = part(each);
    if (series['silent'] === true || list(series['data']).length === 0) return [];
    const name = typeof series['name'] === 'string' ? `"${series['name']}"` : `series ${at + 1}`;
    const axis = part(list(option['xAxis'])[Number(series['xAxisIndex']) || 0]);
    const place = { series: name, panel: Number(axis['gridIndex']) || 0 };
    return marksIn(series, place, palette[at % Math.max(1, palette.length)]);
  });
}

type Place = Pick<Mark, 'series' | 'panel'>;

function marksIn(series: Part, place: Place, fallback: unknown): readonly Mark[] {
  const line = part(series['lineStyle']);
  const marks: Mark[] = [];
  if (series['type'] === 'line' && line['opacity'] !== 0 && line['width'] !== 0)
    marks.push({
      ...place,
      kind: 'line',
      colour: line['color'] ?? fallback,
      look: `${text(line['type'], 'solid')} ${labelOf(series['endLabel'])} ${symbolOf(series, {})}`,
    });
  const looks = new Map<string, Mark>();
  for (const value of list(series['data'])) {
    const mark = markOf(series, part(value), place, fallback);
    if (mark !== undefined) looks.set(`${String(mark.colour)} ${mark.look}`, mark);
  }
  return [...marks, ...looks.values()];
}

function markOf(series: Part, datum: Part, place: Place, fallback: unknown): Mark | undefined {
  const style = { ...part(series['itemStyle']), ...part(datum['itemStyle']) };
  const symbol = symbolOf(series, datum);
  const isBar = series['type'] === 'bar';
  const hidden = style['opacity'] === 0 || style['color'] === 'transparent';
  if (hidden || (!isBar && (symbol === 'none' || series['showSymbol'] === false))) return undefined;
  const label = labelOf(datum['label'] ?? series['label']);
  const hollow = (Number(style['borderWidth']) || 0) > 0 && isBackground(style['color']);
  return {
    ...place,
    kind: isBar ? 'bar' : 'point',
    colour: hollow ? style['borderColor'] : (style['color'] ?? fallback),
    look: [
      isBar ? text(style['decal'], 'plain') : symbol,
      hollow ? 'hollow' : 'full',
      text(style['borderType'], ''),
      label,
    ].join(' '),
  };
}

const symbolOf = (series: Part, datum: Part): string =>
  String(datum['symbol'] ?? series['symbol'] ?? (series['type'] === 'line' ? 'emptyCircle' : 'circle'));
/** A label's own words, which tell a mark from others. */
const labelOf = (label: unknown): string =>
  part(label)['show'] === true ? text(part(label)['formatter'], 'labelled') : '';
const isBackground = (colour: unknown): boolean =>
  typeof colour === 'string' && /^(?:#fff(?:fff)?|white)$/i.test(colour);
