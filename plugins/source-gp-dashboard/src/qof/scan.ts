import { CsvReader, detach, KnownLines, matchHeadings, TabularError } from '@fairshift/tabular';
import type { Upload } from '../read-upload.js';
import { PREVALENCE_COLUMNS } from './columns.js';
import type { Register } from './conditions.js';

/** A stream may have 500 measures, and each register makes three. */
const MOST_REGISTERS = 150;

/** `discover` and `read` of one run ask for the same file: it is gone through once. */
let latest: { readonly sha256: string; readonly registers: readonly Register[] } | undefined;

/** The registers of a file. A fault ends the scan early: `read` meets the same fault and tells it. */
export async function scanRegisters(file: Upload, signal: AbortSignal): Promise<readonly Register[]> {
  if (latest?.sha256 === file.sha256) return latest.registers;
  const registers = await scan(file.stream(), signal);
  latest = { sha256: file.sha256, registers };
  return registers;
}

async function scan(stream: ReadableStream<Uint8Array>, signal: AbortSignal): Promise<Register[]> {
  const found = new Map<string, Register>();
  try {
    let at = { group: -1, listType: -1 };
    const known = new KnownLines();
    for await (const { rows, firstRow } of new CsvReader(stream, { passOver: known.passOver }).batches()) {
      signal.throwIfAborted();
      if (firstRow === 1) {
        at = matchHeadings(rows[0] ?? [], PREVALENCE_COLUMNS).at;
        known.begin([at.group, at.listType].map((column) => ({ at: column, by: 'text' })));
      }
      for (let index = firstRow === 1 ? 1 : 0; index < rows.length; index += 1) {
        const cells = rows[index] ?? [];
        const key = `${cells[at.group] ?? ''}|${cells[at.listType] ?? ''}`;
        if (found.has(key) || found.size >= MOST_REGISTERS) continue;
        known.add(cells);
        const register = registerOf(cells[at.group], cells[at.listType]);
        if (register !== undefined) found.set(detach(key), register);
      }
    }
  } catch (error) {
    if (!(error instanceof TabularError)) throw error;
  }
  return [...found.values()];
}

/** Undefined for cells that are no codes: `read` refuses such a row. */
export function registerOf(group = '', listType = ''): Register | undefined {
  const code = /^[A-Z0-9]{1,12}$/i;
  const [one, other] = [group.trim().toUpperCase(), listType.trim().toUpperCase()];
  return code.test(one) && code.test(other) ? { group: detach(one), listType: detach(other) } : undefined;
}
