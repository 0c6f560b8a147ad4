/** A picture that holds something else than shapes and text. The message is for the log. */
export class SvgRefusedError extends Error {
  override readonly name = 'SvgRefusedError';
  readonly code = 'svg-refused';
}

const MOST_LETTERS = 2_000_000;
const MOST_ELEMENTS = 30_000;
const MOST_DEPTH = 12;

const ELEMENTS = new Set(
  (
    'circle clipPath defs ellipse g line linearGradient path pattern polygon polyline radialGradient rect stop ' +
    'text tspan'
  ).split(' '),
);

/** Plain numbers, words, colours and paths. A reference may only lead to the picture's own parts. */
const ATTRIBUTES = new Set(
  (
    'clip-path clip-rule clipPathUnits cx cy d dominant-baseline dx dy fill fill-opacity fill-rule font-size ' +
    'font-style font-weight fx fy gradientTransform gradientUnits height id offset opacity paint-order ' +
    'patternContentUnits patternTransform patternUnits points r rx ry shape-rendering stop-color stop-opacity ' +
    'stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity ' +
    'stroke-width text-anchor transform viewBox width x x1 x2 xml:space y y1 y2'
  ).split(' '),
);

/** What the drawing library writes for a page's sake; left out here. */
const LEFT_OUT = /^(?:class|pointer-events|cursor|version|baseProfile|xmlns(?::xlink)?|ecmeta_\w+)$/;
const VALUE = /^[\w\s.,#()%+-]*$/;
const REFERENCE = /url\(/i;
const OWN_PART = /^url\(#zr[\w-]{1,40}\)$/;
const OWN_ID = /^zr[\w-]{1,40}$/;
const STYLES = new Set(['font-size', 'font-style', 'font-weight']);
/** `font: italic bold 14px Arial`. */
const FONT = /^(normal|italic)?\s*(normal|bold|\d{3})?\s*(\d+(?:\.\d+)?px)\b/;

const TOKEN =
  /<style\s*>\s*<!\[CDATA\[[^<]*\]\]>\s*<\/style>|<(\/?)([A-Za-z]+)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>|([^<]+)/gy;
const ATTRIBUTE = /([\w:-]+)="([^"<]*)"/g;

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Text as it stands in XML. Characters that XML does not know become spaces. */
export function xmlText(text: string): string {
  return (
    text
      // oxlint-disable-next-line no-control-regex -- these are what XML forbids
      .replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu, ' ')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
  );
}

const plainText = (text: string): string =>
  text.replaceAll(/&(?:#(\d{1,6})|#x([0-9a-f]{1,5})|(\w{1,5}));/gi, (whole, decimal, hex, name: string) => {
    if (name !== undefined) return ENTITIES[name] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex as string, 16) : Number(decimal);
    return code <= 0x10_ff_ff ? String.fromCodePoint(code) : ' ';
  });

/**
 * Reads the SVG that the drawing library makes and writes it anew from a list of what may stand in it: shapes,
 * text nodes, plain attributes, references to its own parts. Scripts, links, pictures, styles and anything unknown
 * are refused, whoever wrote them.
 * @returns what stands inside the outermost `svg` element
 */
export function cleanSvg(svg: string): string {
  if (svg.length > MOST_LETTERS) throw new SvgRefusedError(`${svg.length} letters`);
  const open: string[] = [];
  const out: string[] = [];
  let elements = 0;
  TOKEN.lastIndex = 0;
  let at = 0;
  while (at < svg.length) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(svg);
    if (match === null) throw new SvgRefusedError(`not understood: ${svg.slice(at, at + 60)}`);
    at = TOKEN.lastIndex;
    const [, closing, name, attributes = '', empty, text] = match;
    if (text !== undefined) writeText(text, open, out);
    else if (name === undefined) continue;
    else if (closing) writeEnd(name, open, out);
    else {
      elements += 1;
      if (elements > MOST_ELEMENTS || open.length > MOST_DEPTH)
        throw new SvgRefusedError('too many elements');
      if (open.length === 0 && elements > 1) throw new SvgRefusedError('a second picture');
      writeStart(name, attributes, open, out);
      if (empty) writeEnd(name, open, out);
    }
  }
  if (open.length > 0 || elements === 0) throw new SvgRefusedError('not a whole picture');
  return out.join('');
}

/** Text counts inside text elements only; elsewhere it is the space between two elements. */
function writeText(text: string, open: readonly string[], out: string[]): void {
  if (open.at(-1) === 'text' || open.at(-1) === 'tspan') out.push(xmlText(plainText(text)));
  else if (text.trim() !== '') throw new SvgRefusedError(`text outside a text element: ${text.slice(0, 60)}`);
}

function writeStart(name: string, attributes: string, open: string[], out: string[]): void {
  const isRoot = open.length === 0;
  if (isRoot ? name !== 'svg' : !ELEMENTS.has(name)) throw new SvgRefusedError(`element ${name}`);
  open.push(name);
  if (!isRoot) out.push(`<${name}${cleanAttributes(attributes)}>`);
}

function writeEnd(name: string, open: string[], out: string[]): void {
  if (open.pop() !== name) throw new SvgRefusedError(`end of ${name}`);
  if (open.length > 0) out.push(`</${name}>`);
}

function cleanAttributes(text: string): string {
  const kept = new Map<string, string>();
  for (const [, name = '', value = ''] of text.matchAll(ATTRIBUTE)) {
    if (name === 'style') for (const [key, set] of stylesOf(value)) kept.set(key, set);
    else if (!LEFT_OUT.test(name) && name !== 'font-family') kept.set(name, checkedValue(name, value));
  }
  return [...kept].map(([name, value]) => ` ${name}="${value}"`).join('');
}

function checkedValue(name: string, value: string): string {
  const isKnown = ATTRIBUTES.has(name) && VALUE.test(value);
  const isOwn = name === 'id' ? OWN_ID.test(value) : !REFERENCE.test(value) || OWN_PART.test(value);
  if (isKnown && isOwn) return value;
  throw new SvgRefusedError(`attribute ${name}="${value.slice(0, 60)}"`);
}

/** Size and weight of letters as attributes: a style of its own would need leave from a page's policy. */
function stylesOf(style: string): readonly (readonly [string, string])[] {
  return style.split(';').flatMap((declaration) => {
    const [name = '', value = ''] = declaration.split(':').map((part) => part.trim());
    if (name === 'font') return fontOf(value);
    return STYLES.has(name) && VALUE.test(value) ? [[name, value] as const] : [];
  });
}

function fontOf(value: string): readonly (readonly [string, string])[] {
  const [, style, weight, size] = FONT.exec(value) ?? [];
  const parts = [
    ['font-style', style],
    ['font-weight', weight],
    ['font-size', size],
  ] as const;
  return parts.flatMap(([name, part]) => (part === undefined ? [] : [[name, part] as const]));
}
