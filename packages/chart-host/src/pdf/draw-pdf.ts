import { PDFDocument, type StructureElement } from 'pdfkit';
import { openSvg, type PngParts } from '../node/resvg.js';
import { xmlText } from '../sheet/clean-svg.js';
import { BOLD, PLAIN } from './letters.js';
import { writeTable } from './number-table.js';
import { MARGIN, planPage, SPACE, type PagePlan } from './page-plan.js';
import type { PdfPage } from './pdf-page.js';
import { heightOf, PdfPen } from './pdf-pen.js';
import { pdfWords } from './pdf.words.js';
import { drawVector } from './vector-picture.js';

/**
 * Writes one page of A4 as a tagged PDF 1.7: language, title and structure are in it, and the picture is drawn as lines,
 * not pixels. The letters inside the picture are outlines, so that its labels do not stand between the sentences when
 * the text is read out or copied.
 */
export async function drawPdf(page: PdfPage, parts: PngParts): Promise<Uint8Array> {
  const picture = (await openSvg(page.figure.svg, parts)).toString();
  const doc = openDocument(page, parts.fonts);
  const bytes = bytesOf(doc);
  const pen = new PdfPen(doc);
  const root = doc.struct('Document');
  doc.addStructure(root);
  writePage(pen, root, page, picture);
  doc.end();
  return bytes;
}

class TaggedDocument extends PDFDocument {
  /** The library writes properties into XML as they are: a title with `<` or `&` would break it. */
  protected override endMetadata(): void {
    const safe = Object.entries(this.info).map(([name, value]) => [
      name,
      typeof value === 'string' ? xmlText(value) : value,
    ]);
    this.info = Object.fromEntries(safe) as typeof this.info;
    super.endMetadata();
  }
}

function openDocument({ about, orientation }: PdfPage, [plain, bold]: PngParts['fonts']): PDFDocument {
  const { title, author, subject, record, creator, madeAt } = about;
  const size = orientation === 'landscape' ? ([841.89, 595.28] as const) : ([595.28, 841.89] as const);
  const doc = new TaggedDocument({
    size,
    margin: 0,
    pdfVersion: '1.7',
    tagged: true,
    lang: 'en-GB',
    displayTitle: true,
    compress: true,
    font: false,
    info: {
      Title: title,
      Author: author,
      Subject: subject,
      Keywords: record,
      Creator: creator,
      CreationDate: madeAt,
      ModDate: madeAt,
    },
  });
  doc.registerFont(PLAIN, Buffer.from(plain!)).registerFont(BOLD, Buffer.from(bold!));
  return doc;
}

function bytesOf(doc: PDFDocument): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  doc.on('data', (part) => parts.push(part));
  return new Promise((resolve) => {
    doc.on('end', () => resolve(Buffer.concat(parts)));
  });
}

/** In the order in which it is read: whose it is, finding, picture, events, words, numbers, foot. */
function writePage(pen: PdfPen, root: StructureElement, page: PdfPage, picture: string): void {
  const plan = planPage(pen, page);
  let y = writeHead(pen, root, page, plan);
  y = writePicture(pen, root, page, { plan, picture, y });
  for (const block of plan.events) y = pen.write(root, 'P', block, [MARGIN, y]) + 1;
  if (plan.events.length > 0) y += SPACE.section;
  const below = writeWords(pen, root, plan, y);
  if (page.numbers !== undefined) writeNumbers(pen, root, plan, below + SPACE.section);
  writeFoot(pen, root, plan);
}

function writeHead(pen: PdfPen, root: StructureElement, { example }: PdfPage, plan: PagePlan): number {
  let y = pen.write(root, 'P', plan.eyebrow, [MARGIN, MARGIN]);
  if (example) writeExample(pen, root, plan);
  y = pen.write(root, 'H1', plan.heading, [MARGIN, y + SPACE.small]);
  return y + SPACE.section;
}

/** A mark in a frame of its own, at the right edge. */
function writeExample(pen: PdfPen, root: StructureElement, { width }: PagePlan): void {
  const mark = pen.block([{ text: pdfWords.example, face: BOLD }], width, 9);
  const wide = pen.letters.width(pdfWords.example, BOLD, 9) + 12;
  const x = MARGIN + width - wide;
  pen.artefact(() => {
    pen.doc.lineWidth(1).undash().strokeOpacity(1);
    pen.doc.roundedRect(x, MARGIN - 2, wide, 15, 2).stroke('#212b32');
  });
  pen.write(root, 'P', mark, [x + 6, MARGIN]);
}

function writePicture(
  pen: PdfPen,
  root: StructureElement,
  { figure }: PdfPage,
  { plan, picture, y }: { readonly plan: PagePlan; readonly picture: string; readonly y: number },
): number {
  const { doc } = pen;
  const { scale, width, height } = plan.picture;
  const element = pen.element(
    root,
    'Figure',
    () => {
      doc.save().translate(MARGIN, y).scale(scale);
      drawVector(doc, picture);
      doc.restore();
    },
    figure.alt,
  );
  // Where the picture stands, from the bottom of the page: readers frame it.
  const bottom = plan.size[1] - y - height;
  element.dictionary.data['A'] = {
    O: 'Layout',
    Placement: 'Block',
    BBox: [MARGIN, bottom, MARGIN + width, bottom + height],
  };
  return y + height + SPACE.section;
}

function writeWords(pen: PdfPen, root: StructureElement, plan: PagePlan, y: number): number {
  let at = pen.write(root, 'H2', plan.wordsHeading, [MARGIN, y]) + SPACE.small;
  for (const block of plan.words) at = pen.write(root, 'P', block, [MARGIN, at]) + SPACE.paragraph;
  return at;
}

function writeNumbers(pen: PdfPen, root: StructureElement, plan: PagePlan, y: number): void {
  let at = pen.write(root, 'H2', plan.numbersHeading, [MARGIN, y]);
  at = pen.write(root, 'P', plan.caption, [MARGIN, at]) + SPACE.small;
  if (plan.table) at = writeTable(pen, root, plan.table, [MARGIN, at]) + SPACE.small;
  if (plan.leftOut) pen.write(root, 'P', plan.leftOut, [MARGIN, at]);
}

function writeFoot(pen: PdfPen, root: StructureElement, { foot, footHeight, size, width }: PagePlan): void {
  const top = size[1] - MARGIN - footHeight;
  pen.rule(MARGIN, top + SPACE.small, width);
  let y = top + SPACE.section;
  for (const block of foot) {
    pen.write(root, 'P', block, [MARGIN, y]);
    y += heightOf(block) + 1;
  }
}
