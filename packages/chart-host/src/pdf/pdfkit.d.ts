/** What is used of pdfkit 0.20, which comes without types. Lengths are points, 72 to an inch; y grows downwards. */
declare module 'pdfkit' {
  export interface StructureContent {
    readonly refs: readonly unknown[];
  }
  export interface StructureElement {
    readonly dictionary: { readonly data: Record<string, unknown> };
    add(child: StructureElement | StructureContent): this;
    end(): void;
  }
  export interface Gradient {
    stop(offset: number, colour: string, opacity?: number): this;
    setTransform(a: number, b: number, c: number, d: number, e: number, f: number): this;
  }
  export type Paint = string | Gradient;
  export interface PDFDocumentOptions {
    readonly size: readonly [number, number];
    readonly margin: number;
    readonly pdfVersion: '1.7';
    readonly tagged: boolean;
    readonly lang: string;
    readonly displayTitle: boolean;
    readonly compress: boolean;
    /** False: no font of the library's own is looked for. */
    readonly font: false;
    readonly info: Readonly<Record<string, string | Date>>;
  }
  export class PDFDocument {
    constructor(options: PDFDocumentOptions);
    /** Properties of the document; written when it ends, and once more as XML by `endMetadata`. */
    info: Readonly<Record<string, string | Date>>;
    protected endMetadata(): void;
    on(event: 'data', listener: (part: Uint8Array) => void): this;
    on(event: 'end', listener: () => void): this;
    end(): void;
    registerFont(name: string, bytes: Uint8Array): this;
    font(name: string): this;
    fontSize(size: number): this;
    widthOfString(text: string): number;
    text(text: string, x: number, y: number, options: { readonly lineBreak: false }): this;
    struct(type: string, options?: { readonly alt?: string; readonly title?: string }): StructureElement;
    addStructure(element: StructureElement): this;
    markStructureContent(type: string): StructureContent;
    markContent(tag: 'Artifact', options?: { readonly type: string }): this;
    endMarkedContent(): this;
    save(): this;
    restore(): this;
    transform(a: number, b: number, c: number, d: number, e: number, f: number): this;
    translate(x: number, y: number): this;
    scale(factor: number): this;
    path(commands: string): this;
    rect(x: number, y: number, width: number, height: number): this;
    roundedRect(x: number, y: number, width: number, height: number, radius: number): this;
    moveTo(x: number, y: number): this;
    lineTo(x: number, y: number): this;
    clip(rule?: 'even-odd'): this;
    fill(paint: Paint, rule?: 'even-odd'): this;
    stroke(paint: Paint): this;
    fillColor(paint: Paint, opacity?: number): this;
    strokeColor(paint: Paint, opacity?: number): this;
    fillOpacity(opacity: number): this;
    strokeOpacity(opacity: number): this;
    lineWidth(width: number): this;
    lineCap(cap: 'butt' | 'round' | 'square'): this;
    lineJoin(join: 'miter' | 'round' | 'bevel'): this;
    miterLimit(limit: number): this;
    dash(lengths: readonly number[], options: { readonly phase: number }): this;
    undash(): this;
    linearGradient(x1: number, y1: number, x2: number, y2: number): Gradient;
    radialGradient(x1: number, y1: number, r1: number, x2: number, y2: number, r2: number): Gradient;
  }
}
