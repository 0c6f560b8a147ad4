import type { Cell } from '@fairshift/plugin-sdk';

export interface PdfParagraph {
  /** In bold before the text. */
  readonly topic?: string;
  readonly text: string;
}

/** One page of A4: a chart with its finding, words, numbers and where it comes from, in the order in which it is read. */
export interface PdfPage {
  readonly orientation: 'portrait' | 'landscape';
  /** Properties of the document. */
  readonly about: {
    readonly title: string;
    readonly author: string;
    readonly subject: string;
    /** For machines: engine, rule set and fingerprint of the figures. */
    readonly record: string;
    readonly creator: string;
    readonly madeAt: Date;
  };
  /** Small, above the heading: whose chart it is. */
  readonly eyebrow: string;
  /** True marks the page as an example. */
  readonly example: boolean;
  /** The finding. */
  readonly heading: string;
  readonly figure: {
    /** Clean SVG of ours. */
    readonly svg: string;
    readonly width: number;
    readonly height: number;
    /** For people who do not see it. */
    readonly alt: string;
  };
  /** What the letters in the picture stand for. */
  readonly events: readonly string[];
  readonly words: { readonly heading: string; readonly paragraphs: readonly PdfParagraph[] };
  /** Left out where the licence does not allow a copy of the numbers. */
  readonly numbers?: {
    readonly heading: string;
    readonly caption: string;
    readonly columns: readonly string[];
    readonly rows: readonly (readonly Cell[])[];
    /** Where not all rows fit, the last ones are shown: they are the newest. */
    readonly isInTimeOrder: boolean;
  };
  /** Rules, source, licence, what was protected, date: one paragraph each. */
  readonly foot: readonly string[];
}
