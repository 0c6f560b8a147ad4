import type { PngParts, PngRequest } from '@fairshift/chart-host/node';
import type { PdfPage } from '@fairshift/chart-host/pdf';
import type { DrawRequest } from '@fairshift/chart-host/sheet';

/** What a child that draws is sent, once, by `v8.serialize`. A chart's child answers JSON, the others a PNG or a PDF. */
export type ChildRequest =
  | { readonly operation: 'draw'; readonly bundle: string; readonly request: DrawRequest }
  | { readonly operation: 'png'; readonly picture: PngRequest; readonly parts: PngParts }
  | { readonly operation: 'pdf'; readonly page: PdfPage; readonly parts: PngParts };

/** The first line of a child that has its fence around it and nothing of a chart in it yet. */
export const READY_LINE = 'ready\n';
/** Starts the first line of a child whose fence is not complete. */
export const FENCE_LINE = 'fence: ';
