/** An element of an SVG that a library has brought to its plainest form: paths, groups, and what these refer to. */
export interface PlainElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly PlainElement[];
}

interface OpenElement extends PlainElement {
  readonly children: PlainElement[];
}

const TAG = /<(\/?)([A-Za-z]+)((?:\s+[\w:-]+="[^"]*")*)\s*(\/?)>/g;
const ATTRIBUTE = /([\w:-]+)="([^"]*)"/g;

/** Reads what resvg writes: elements and attributes only. Its own `svg` element is the result. */
export function readPlainSvg(svg: string): PlainElement {
  const root: OpenElement = { name: '', attributes: {}, children: [] };
  const open = [root];
  for (const [, closing, name = '', text = '', empty] of svg.matchAll(TAG)) {
    if (closing) {
      if (open.length > 1) open.pop();
      continue;
    }
    const attributes: Record<string, string> = Object.create(null) as Record<string, string>;
    for (const [, key = '', value = ''] of text.matchAll(ATTRIBUTE)) attributes[key] = value;
    const element: OpenElement = { name, attributes, children: [] };
    open.at(-1)?.children.push(element);
    if (!empty) open.push(element);
  }
  return root.children[0] ?? root;
}

/** Every element with an id, at any depth. */
export function byId(root: PlainElement): ReadonlyMap<string, PlainElement> {
  const found = new Map<string, PlainElement>();
  const look = (element: PlainElement): void => {
    const { id } = element.attributes;
    if (id !== undefined) found.set(id, element);
    for (const child of element.children) look(child);
  };
  look(root);
  return found;
}

/** `url(#a)` is `a`. */
export const referred = (value: string | undefined): string | undefined =>
  value === undefined ? undefined : /^url\(#([^)]+)\)$/.exec(value)?.[1];

export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

export function matrixOf(text: string | undefined): Matrix | undefined {
  const numbers = /^matrix\(([^)]+)\)$/
    .exec(text ?? '')?.[1]
    ?.trim()
    .split(/[\s,]+/)
    .map(Number);
  return numbers?.length === 6 && numbers.every(Number.isFinite) ? (numbers as unknown as Matrix) : undefined;
}

/** Left, top, right and bottom of all points that a path names; a curve does not leave those of its own. */
export function boxOf(d: string): readonly [number, number, number, number] {
  const numbers = (d.match(/-?\d*\.?\d+(?:e[-+]?\d+)?/gi) ?? []).map(Number);
  const xs = numbers.filter((_, i) => i % 2 === 0);
  const ys = numbers.filter((_, i) => i % 2 === 1);
  const least = (values: readonly number[]) => values.reduce((a, b) => Math.min(a, b), Infinity);
  const most = (values: readonly number[]) => values.reduce((a, b) => Math.max(a, b), -Infinity);
  return [least(xs), least(ys), most(xs), most(ys)];
}
