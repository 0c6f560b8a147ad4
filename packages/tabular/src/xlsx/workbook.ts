import { TabularError } from '../tabular-error.js';
import type { ByteReader } from './byte-source.js';
import type { CellBook } from './cell-text.js';
import { Container } from './container.js';
import { type DateStyle, readDateStyles } from './date-styles.js';
import { readSharedStrings } from './shared-strings.js';
import { firstRows, lastSharedString } from './sheet-head.js';
import { SheetReader } from './sheet-reader.js';
import { sheetMissing } from './workbook-errors.js';
import { readWorkbookParts, type SheetPart, type WorkbookParts } from './workbook-parts.js';

export interface SheetInfo {
  readonly name: string;
  readonly isHidden: boolean;
}

export interface SheetHead extends SheetInfo {
  readonly rows: readonly (readonly string[])[];
  /** Why the rows end before the first 50 or the end of the sheet. */
  readonly fault?: TabularError;
}

/** A workbook (XLSX) whose directory and list of sheets have been read; sheets are read one at a time. */
export class Workbook {
  #strings: Promise<readonly string[]> | undefined;
  #styles: Promise<readonly DateStyle[]> | undefined;

  private constructor(
    private readonly container: Container,
    private readonly parts: WorkbookParts,
  ) {}

  /** @throws TabularError when the file is no workbook, or one that may not be opened */
  static async open(file: ByteReader): Promise<Workbook> {
    const container = await Container.open(file);
    return new Workbook(container, await readWorkbookParts(container));
  }

  /** Names of the files inside the workbook. */
  get entries(): readonly string[] {
    return this.container.names;
  }

  /** Sheets with cells, in the order of the tabs. */
  get sheets(): readonly SheetInfo[] {
    return this.parts.sheets.map(({ name, isHidden }) => ({ name, isHidden }));
  }

  /** Names of other files that formulas take values from. They are never opened: the values are those last saved. */
  get externalFiles(): readonly string[] {
    return this.parts.externalFiles;
  }

  /** One sheet, the first that is not hidden unless named. @throws TabularError when there is no such sheet */
  sheet(name?: string): SheetReader {
    const { sheets } = this.parts;
    const found =
      name === undefined ? (sheets.find(({ isHidden }) => !isHidden) ?? sheets[0]) : this.#named(name);
    if (found === undefined)
      throw sheetMissing(
        name ?? '',
        sheets.map((sheet) => sheet.name),
      );
    return new SheetReader(this.container, found.path, () => this.#book());
  }

  /** The first rows of each sheet, without reading further than they need. */
  async heads(rows = 50): Promise<readonly SheetHead[]> {
    const { from1904, sharedStrings, sheets } = this.parts;
    const styles = await this.#dateStyles();
    let last = -1;
    for (const { path } of sheets) last = Math.max(last, await lastSharedString(this.container, path, rows));
    const book = { strings: await readSharedStrings(this.container, sharedStrings, last), styles, from1904 };
    const heads: SheetHead[] = [];
    for (const { name, isHidden, path } of sheets) {
      heads.push({ name, isHidden, ...(await firstRows(this.container, path, rows, book)) });
    }
    return heads;
  }

  #named(name: string): SheetPart | undefined {
    const { sheets } = this.parts;
    const plain = (text: string) => text.trim().toLowerCase();
    return (
      sheets.find((sheet) => sheet.name === name) ?? sheets.find((sheet) => plain(sheet.name) === plain(name))
    );
  }

  async #book(): Promise<CellBook> {
    this.#strings ??= readSharedStrings(this.container, this.parts.sharedStrings);
    return { strings: await this.#strings, styles: await this.#dateStyles(), from1904: this.parts.from1904 };
  }

  #dateStyles(): Promise<readonly DateStyle[]> {
    this.#styles ??= readDateStyles(this.container, this.parts.styles);
    return this.#styles;
  }
}

/** Whether bytes begin as a workbook does: a zip container, or the old container of locked and old workbooks. */
export function beginsAsWorkbook(bytes: Uint8Array): boolean {
  const [a, b, c, d] = bytes;
  return (
    (a === 0x50 && b === 0x4b && (c === 3 || c === 5)) ||
    (a === 0xd0 && b === 0xcf && c === 0x11 && d === 0xe0)
  );
}
