export { drawPdf } from './draw-pdf.js';
export type { PdfPage, PdfParagraph } from './pdf-page.js';
