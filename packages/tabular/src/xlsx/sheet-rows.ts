import { cellText, type CellBook } from './cell-text.js';
import { WORKBOOK_LIMITS } from './limits.js';
import { plainCharacters } from './plain-characters.js';
import { brokenXml, cellTooLong, formulaWithoutResult, tooManyColumns } from './workbook-errors.js';
import type { XmlReader } from './xml-stream.js';

/** Rows of one sheet as they come out of its XML. */
export class SheetRows implements XmlReader {
  /** Whole rows since they were last taken; `at` counts from 1. */
  readonly done: { readonly at: number; readonly cells: string[] }[] = [];
  /** Cells taken together, such as `A5:A9`; known only at the end of the sheet. */
  readonly merges: string[] = [];
  #row = 0;
  #column = 0;
  #cells: string[] = [];
  #type: string | undefined;
  #style: string | undefined;
  #value: string[] = [];
  #hasFormula = false;
  #hasValue = false;
  #isValue = false;
  #isPhonetic = false;

  constructor(
    private readonly part: string,
    private readonly book: CellBook,
  ) {}

  open(tag: string, attributes: () => Readonly<Record<string, string>>): void {
    switch (tag) {
      case 'row':
        this.#openRow(attributes()['r']);
        return;
      case 'c':
        this.#openCell(attributes());
        return;
      case 'v':
        this.#isValue = this.#hasValue = true;
        return;
      case 't':
        this.#isValue = !this.#isPhonetic;
        this.#hasValue = true;
        return;
      case 'f':
        this.#hasFormula = true;
        return;
      case 'rPh':
        this.#isPhonetic = true;
        return;
      case 'mergeCell':
        if (this.merges.length < WORKBOOK_LIMITS.merges) this.merges.push(attributes()['ref'] ?? '');
    }
  }

  text(text: string): void {
    if (this.#isValue) this.#value.push(text);
  }

  close(tag: string): void {
    if (tag === 'v' || tag === 't') this.#isValue = false;
    if (tag === 'rPh') this.#isPhonetic = false;
    if (tag === 'c') this.#closeCell();
    if (tag === 'row') this.done.push({ at: this.#row, cells: this.#cells });
  }

  #openRow(said: string | undefined): void {
    const at = said === undefined ? this.#row + 1 : Number(said);
    if (!Number.isInteger(at) || at <= this.#row || at > WORKBOOK_LIMITS.lastRow) throw brokenXml(this.part);
    this.#row = at;
    this.#column = 0;
    this.#cells = [];
  }

  #openCell({ r, t, s }: Readonly<Record<string, string>>): void {
    const column = r === undefined ? this.#column + 1 : columnNumber(r);
    if (column <= this.#column || column > WORKBOOK_LIMITS.lastColumn) throw brokenXml(this.part);
    this.#column = column;
    this.#type = t;
    this.#style = s;
    this.#value.length = 0;
    this.#hasFormula = this.#hasValue = this.#isValue = false;
  }

  #closeCell(): void {
    const { columns, cellLength } = WORKBOOK_LIMITS;
    const column = this.#column;
    if (!this.#hasValue) {
      if (this.#hasFormula) throw formulaWithoutResult(this.#row, columnLetters(column));
      return;
    }
    const text = this.#text();
    if (text === '') return;
    if (column > columns) throw tooManyColumns(this.#row, column, columns);
    if (text.length > cellLength) throw cellTooLong(this.#row, columnLetters(column), text.length);
    while (this.#cells.length < column - 1) this.#cells.push('');
    this.#cells.push(text);
  }

  #text(): string {
    const value = this.#value.length === 1 ? this.#value[0]! : this.#value.join('');
    if (value === '') return '';
    const isOwnText = this.#type === 'inlineStr' || this.#type === 'str';
    return isOwnText ? plainCharacters(value) : cellText(value, this.#type, this.#style, this.book);
  }
}

/** `AB12` is 28; 0 when it is no reference. */
function columnNumber(reference: string): number {
  let column = 0;
  for (let at = 0; at < reference.length; at += 1) {
    const letter = reference.charCodeAt(at) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return column;
}

/** 28 is `AB`. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}
