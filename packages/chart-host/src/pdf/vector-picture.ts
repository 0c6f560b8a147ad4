import type { Paint, PDFDocument } from 'pdfkit';
import { boxOf, byId, matrixOf, readPlainSvg, referred, type PlainElement } from './plain-svg.js';

/** Tiles of one pattern in one shape: more are a mistake, and nobody would see them. */
const MOST_TILES = 10_000;

const numberOf = (text: string | undefined, instead: number): number => {
  const number = Number.parseFloat(text ?? '');
  return Number.isFinite(number) ? number : instead;
};

/** A hundredth of a CSS pixel is finer than any printer. */
const shortPath = (d: string): string =>
  d.replaceAll(/-?\d+\.\d{3,}/g, (number) => String(Math.round(Number(number) * 100) / 100));

/** Draws a plain SVG into a PDF at the place and scale that the document has now. */
export function drawVector(doc: PDFDocument, svg: string): void {
  const root = readPlainSvg(svg);
  new VectorPen(doc, byId(root)).children(root, 1);
}

class VectorPen {
  constructor(
    readonly doc: PDFDocument,
    readonly parts: ReadonlyMap<string, PlainElement>,
  ) {}

  children(element: PlainElement, opacity: number): void {
    for (const child of element.children) this.#element(child, opacity);
  }

  #element(element: PlainElement, above: number): void {
    const { name, attributes } = element;
    if (name !== 'g' && name !== 'path') return;
    const opacity = above * numberOf(attributes['opacity'], 1);
    this.doc.save();
    const matrix = matrixOf(attributes['transform']);
    if (matrix) this.doc.transform(...matrix);
    this.#clip(attributes['clip-path']);
    if (name === 'g') this.children(element, opacity);
    else this.#path(attributes, opacity);
    this.doc.restore();
  }

  #clip(value: string | undefined): void {
    const shape = this.parts.get(referred(value) ?? '');
    if (!shape) return;
    this.#clip(shape.attributes['clip-path']);
    const paths = shape.children.filter(({ name }) => name === 'path');
    const moved = matrixOf(shape.attributes['transform']);
    if (moved) this.doc.transform(...moved);
    this.doc.path(paths.map(({ attributes }) => shortPath(attributes['d'] ?? '')).join(' '));
    const isEvenOdd = paths.some(({ attributes }) => attributes['clip-rule'] === 'evenodd');
    this.doc.clip(...(isEvenOdd ? (['even-odd'] as const) : []));
  }

  #path(attributes: PlainElement['attributes'], opacity: number): void {
    const d = shortPath(attributes['d'] ?? '');
    if (d === '' || attributes['visibility'] === 'hidden') return;
    const steps = [() => this.#fill(d, attributes, opacity), () => this.#stroke(d, attributes, opacity)];
    if (attributes['paint-order']?.startsWith('stroke')) steps.reverse();
    for (const step of steps) step();
  }

  #fill(d: string, attributes: PlainElement['attributes'], opacity: number): void {
    const { fill = '#000000' } = attributes;
    if (fill === 'none') return;
    const rule = attributes['fill-rule'] === 'evenodd' ? (['even-odd'] as const) : [];
    const own = opacity * numberOf(attributes['fill-opacity'], 1);
    const pattern = this.parts.get(referred(fill) ?? '');
    if (pattern?.name === 'pattern') {
      this.#tiles(d, pattern, own);
      return;
    }
    const paint = this.#paint(fill, d, own);
    if (paint === undefined) return;
    this.doc.fillOpacity(own);
    this.doc.path(d).fill(paint, ...rule);
  }

  #stroke(d: string, attributes: PlainElement['attributes'], opacity: number): void {
    const { stroke = 'none' } = attributes;
    const own = opacity * numberOf(attributes['stroke-opacity'], 1);
    const paint = stroke === 'none' ? undefined : this.#paint(stroke, d, own);
    if (paint === undefined) return;
    const { doc } = this;
    const dashes = (attributes['stroke-dasharray'] ?? 'none').split(/[\s,]+/).map(Number);
    doc.lineWidth(numberOf(attributes['stroke-width'], 1));
    doc.lineCap((attributes['stroke-linecap'] ?? 'butt') as 'butt');
    doc.lineJoin((/^(?:round|bevel)/.exec(attributes['stroke-linejoin'] ?? '')?.[0] ?? 'miter') as 'miter');
    doc.miterLimit(numberOf(attributes['stroke-miterlimit'], 4));
    if (dashes.length > 0 && dashes.every((length) => length >= 0) && dashes.some((length) => length > 0))
      doc.dash(dashes, { phase: numberOf(attributes['stroke-dashoffset'], 0) });
    else doc.undash();
    doc.strokeOpacity(own);
    doc.path(d).stroke(paint);
  }

  /** A colour or a gradient; a reference to anything else paints nothing. */
  #paint(value: string, d: string, opacity: number): Paint | undefined {
    const id = referred(value);
    if (id === undefined) return value;
    const part = this.parts.get(id);
    if (part?.name !== 'linearGradient' && part?.name !== 'radialGradient') return undefined;
    const { attributes } = part;
    const at = (name: string, instead: number) => numberOf(attributes[name], instead);
    const gradient =
      part.name === 'linearGradient'
        ? this.doc.linearGradient(at('x1', 0), at('y1', 0), at('x2', 1), at('y2', 0))
        : this.doc.radialGradient(
            at('fx', 0.5),
            at('fy', 0.5),
            0,
            at('cx', 0.5),
            at('cy', 0.5),
            at('r', 0.5),
          );
    if (attributes['gradientUnits'] !== 'userSpaceOnUse') {
      const [left, top, right, bottom] = boxOf(d);
      gradient.setTransform(right - left, 0, 0, bottom - top, left, top);
    }
    for (const { attributes: stop } of part.children)
      gradient.stop(
        numberOf(stop['offset'], 0),
        stop['stop-color'] ?? '#000000',
        opacity * numberOf(stop['stop-opacity'], 1),
      );
    return gradient;
  }

  /** Draws a pattern's shapes over and over inside the path; a PDF's own patterns have one colour only. */
  #tiles(d: string, pattern: PlainElement, opacity: number): void {
    const { attributes } = pattern;
    const [wide, high] = [numberOf(attributes['width'], 0), numberOf(attributes['height'], 0)];
    const [left, top, right, bottom] = boxOf(d);
    const [x0, y0] = [numberOf(attributes['x'], 0), numberOf(attributes['y'], 0)];
    const moved = matrixOf(attributes['patternTransform']) ?? [1, 0, 0, 1, 0, 0];
    if (!(wide > 0 && high > 0)) return;
    // Corners of the shape as the pattern sees them.
    const [from, to] = spanOf([left, top, right, bottom], moved);
    const [i0, i1] = [Math.floor((from[0] - x0) / wide), Math.ceil((to[0] - x0) / wide)];
    const [j0, j1] = [Math.floor((from[1] - y0) / high), Math.ceil((to[1] - y0) / high)];
    if (!Number.isFinite(i1 - i0 + j1 - j0) || (i1 - i0) * (j1 - j0) > MOST_TILES) return;
    this.doc.save();
    this.doc.path(d).clip();
    this.doc.transform(...moved);
    for (let i = i0; i < i1; i += 1)
      for (let j = j0; j < j1; j += 1) {
        this.doc.save().translate(i * wide, j * high);
        this.doc.rect(x0, y0, wide, high).clip();
        this.children(pattern, opacity);
        this.doc.restore();
      }
    this.doc.restore();
  }
}

type Corner = readonly [number, number];

/** The box in the space before a transformation. */
function spanOf(
  [left, top, right, bottom]: readonly [number, number, number, number],
  [a, b, c, d, e, f]: readonly [number, number, number, number, number, number],
): readonly [Corner, Corner] {
  const determinant = a * d - b * c;
  const back = (x: number, y: number): Corner => [
    (d * (x - e) - c * (y - f)) / determinant,
    (a * (y - f) - b * (x - e)) / determinant,
  ];
  const corners = [back(left, top), back(right, top), back(left, bottom), back(right, bottom)];
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  return [
    [Math.min(...xs), Math.min(...ys)],
    [Math.max(...xs), Math.max(...ys)],
  ];
}
