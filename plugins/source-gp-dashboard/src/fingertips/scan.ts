import {
  CsvReader,
  detach,
  type KnownColumn,
  KnownLines,
  matchHeadings,
  TabularError,
} from '@fairshift/tabular';
import type { Upload } from '../read-upload.js';
import { FINGERTIPS_COLUMNS, type FingertipsColumn } from './columns.js';

/** What only the rows tell: the kinds of areas and the classifications of a file. */
export interface FingertipsShape {
  readonly areaTypes: readonly string[];
  readonly categoryTypes: readonly string[];
  /** Whether any row has a percentage without both counts. */
  readonly hasBareValues: boolean;
}

/** A stream may have 31 stratifiers; age and sex are two of them. */
const MOST_CATEGORY_TYPES = 29;
const MOST_AREA_TYPES = 60;

/** `discover` and `read` of one run ask for the same file: it is gone through once. */
let latest: { readonly sha256: string; readonly shape: FingertipsShape } | undefined;

/** Goes once through the file. A fault ends it early: `read` meets the same fault and tells it. */
export async function scanFingertips(file: Upload, signal: AbortSignal): Promise<FingertipsShape> {
  if (latest?.sha256 === file.sha256) return latest.shape;
  const shape = await scan(file.stream(), signal);
  latest = { sha256: file.sha256, shape };
  return shape;
}

async function scan(stream: ReadableStream<Uint8Array>, signal: AbortSignal): Promise<FingertipsShape> {
  const areaTypes = new Set<string>();
  const categoryTypes = new Set<string>();
  let hasBareValues = false;
  try {
    let at: Readonly<Record<FingertipsColumn, number>> | undefined;
    const known = new KnownLines();
    for await (const { rows, firstRow } of new CsvReader(stream, { passOver: known.passOver }).batches()) {
      signal.throwIfAborted();
      if (firstRow === 1) {
        at = matchHeadings(rows[0] ?? [], FINGERTIPS_COLUMNS).at;
        known.begin(columnsOf(at));
      }
      if (at === undefined) break;
      for (const cells of firstRow === 1 ? rows.slice(1) : rows) {
        known.add(cells);
        keep(areaTypes, cells[at.areaType], MOST_AREA_TYPES);
        hasBareValues ||= isBareValue(cells, at);
        keep(categoryTypes, cells[at.categoryType], MOST_CATEGORY_TYPES);
      }
    }
  } catch (error) {
    if (!(error instanceof TabularError)) throw error;
  }
  return { areaTypes: [...areaTypes], categoryTypes: [...categoryTypes], hasBareValues };
}

/** All that the scan looks at. */
const columnsOf = (at: Readonly<Record<FingertipsColumn, number>>): KnownColumn[] => [
  ...[at.areaType, at.categoryType].map((column) => ({ at: column, by: 'text' }) as const),
  ...[at.value, at.count, at.denominator].map((column) => ({ at: column, by: 'presence' }) as const),
];

function keep(found: Set<string>, cell: string | undefined, most: number): void {
  const text = cell?.trim() ?? '';
  if (text !== '' && !found.has(text) && found.size < most) found.add(detach(text));
}

function isBareValue(cells: readonly string[], at: Readonly<Record<FingertipsColumn, number>>): boolean {
  const empty = (column: FingertipsColumn) => (cells[at[column]] ?? '').trim() === '';
  return !empty('value') && (empty('count') || empty('denominator'));
}
