import { strToU8, zipSync, type Zippable } from 'fflate/browser';

/** A cell of a made workbook: text, number, date (by its serial number and a date style), formula, or nothing. */
export type MadeCell =
  | string
  | number
  | boolean
  | null
  | { readonly date: number; readonly style?: 'date' | 'time' | 'month' }
  | { readonly percent: number }
  | { readonly formula: string; readonly result?: string | number }
  | { readonly inline: string }
  | { readonly error: string };

export interface MadeSheet {
  readonly name: string;
  readonly hidden?: true;
  readonly rows: readonly (readonly MadeCell[])[];
  readonly merges?: readonly string[];
  /** The row of the first of `rows`. */
  readonly firstRow?: number;
}

export interface MadeWorkbook {
  readonly sheets: readonly MadeSheet[];
  readonly from1904?: true;
  /** Address of another file that formulas take values from. */
  readonly externalFile?: string;
  /** Parts put in, or in the place of others. */
  readonly parts?: Readonly<Record<string, string | Uint8Array>>;
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const STYLES = ['general', 'date', 'time', 'month', 'percent'];

/** A workbook as spreadsheet programs write it, for tests: only what readers look at. */
export function makeWorkbook(made: MadeWorkbook): Uint8Array {
  const strings = new Map<string, number>();
  const files: Record<string, string | Uint8Array> = {};
  for (const [index, sheet] of made.sheets.entries())
    files[`xl/worksheets/sheet${index + 1}.xml`] = sheetXml(sheet, strings);
  Object.assign(files, bookParts(made), { 'xl/sharedStrings.xml': stringsXml(strings) }, made.parts);
  const zipped: Zippable = {};
  for (const [name, content] of Object.entries(files))
    zipped[name] = typeof content === 'string' ? strToU8(content) : content;
  return zipSync(zipped, { mtime: new Date('2024-01-01T12:00:00Z') });
}

function bookParts({ sheets, from1904, externalFile }: MadeWorkbook): Record<string, string> {
  const relation = (id: string, kind: string, target: string, mode = '') =>
    `<Relationship Id="${id}" Type="${OFFICE}/${kind}" Target="${target}"${mode}/>`;
  const relations = (inner: string) => `${HEAD}<Relationships xmlns="${PACKAGE}">${inner}</Relationships>`;
  const list = sheets.map(
    ({ name, hidden }, index) =>
      `<sheet name="${escape(name)}" sheetId="${index + 1}"${hidden ? ' state="hidden"' : ''} r:id="rId${index + 1}"/>`,
  );
  const targets = sheets.map((_, index) =>
    relation(`rId${index + 1}`, 'worksheet', `worksheets/sheet${index + 1}.xml`),
  );
  const outside =
    externalFile === undefined ? '' : relation('rIdX', 'externalLink', 'externalLinks/externalLink1.xml');
  const parts: Record<string, string> = {
    '[Content_Types].xml': `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    '_rels/.rels': relations(relation('rId1', 'officeDocument', 'xl/workbook.xml')),
    'xl/workbook.xml': `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr${from1904 ? ' date1904="1"' : ''}/><sheets>${list.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations(
      `${targets.join('')}${relation('rIdS', 'sharedStrings', 'sharedStrings.xml')}${relation('rIdT', 'styles', 'styles.xml')}${outside}`,
    ),
    'xl/styles.xml': STYLES_XML,
  };
  if (externalFile !== undefined) {
    parts['xl/externalLinks/externalLink1.xml'] = `${HEAD}<externalLink xmlns="${MAIN}"/>`;
    parts['xl/externalLinks/_rels/externalLink1.xml.rels'] = relations(
      relation('rId1', 'externalLinkPath', escape(externalFile), ' TargetMode="External"'),
    );
  }
  return parts;
}

const STYLES_XML = `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="mmm\\-yy"/><numFmt numFmtId="165" formatCode="0.0&quot;%&quot;"/></numFmts><cellStyleXfs count="1"><xf numFmtId="14"/></cellStyleXfs><cellXfs count="5"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="20"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>`;

function stringsXml(strings: ReadonlyMap<string, number>): string {
  const items = [...strings.keys()].map((text) => `<si><t xml:space="preserve">${escape(text)}</t></si>`);
  return `${HEAD}<sst xmlns="${MAIN}" count="${items.length}" uniqueCount="${items.length}">${items.join('')}</sst>`;
}

function sheetXml({ rows, merges = [], firstRow = 1 }: MadeSheet, strings: Map<string, number>): string {
  const made = rows.map((cells, index) => {
    const row = firstRow + index;
    const inner = cells
      .map((cell, column) => cellXml(cell, `${letters(column + 1)}${row}`, strings))
      .join('');
    return `<row r="${row}">${inner}</row>`;
  });
  const merged = merges.map((reference) => `<mergeCell ref="${reference}"/>`).join('');
  const after = merged === '' ? '' : `<mergeCells count="${merges.length}">${merged}</mergeCells>`;
  return `${HEAD}<worksheet xmlns="${MAIN}"><sheetData>${made.join('')}</sheetData>${after}</worksheet>`;
}

function cellXml(cell: MadeCell, at: string, strings: Map<string, number>): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return `<c r="${at}"><v>${cell}</v></c>`;
  if (typeof cell === 'boolean') return `<c r="${at}" t="b"><v>${Number(cell)}</v></c>`;
  if (typeof cell === 'string') {
    if (!strings.has(cell)) strings.set(cell, strings.size);
    return `<c r="${at}" t="s"><v>${strings.get(cell)}</v></c>`;
  }
  if ('date' in cell)
    return `<c r="${at}" s="${STYLES.indexOf(cell.style ?? 'date')}"><v>${cell.date}</v></c>`;
  if ('percent' in cell) return `<c r="${at}" s="4"><v>${cell.percent}</v></c>`;
  if ('inline' in cell) return `<c r="${at}" t="inlineStr"><is><t>${escape(cell.inline)}</t></is></c>`;
  if ('error' in cell) return `<c r="${at}" t="e"><v>${cell.error}</v></c>`;
  const formula = `<f>${escape(cell.formula)}</f>`;
  if (cell.result === undefined) return `<c r="${at}">${formula}</c>`;
  const type = typeof cell.result === 'string' ? ' t="str"' : '';
  return `<c r="${at}"${type}>${formula}<v>${escape(String(cell.result))}</v></c>`;
}

function letters(column: number): string {
  return column > 26
    ? letters(Math.floor((column - 1) / 26)) + letters(((column - 1) % 26) + 1)
    : String.fromCharCode(64 + column);
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
