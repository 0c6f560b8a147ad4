import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';

const SIGNATURE_BYTES = 19;

/**
 * Rows of a select as raw binary fields. `pg` would decode binary results as UTF-8 and destroy them; COPY TO gives the
 * bytes untouched and honours row-level security. COPY takes no parameters, so `select` must hold checked literals only.
 * A NULL comes as an empty field.
 */
export async function* copyRows(client: pg.PoolClient, select: string): AsyncGenerator<readonly Buffer[]> {
  const stream = client.query(copyTo(`copy (${select}) to stdout (format binary)`));
  let pieces: Buffer[] = [];
  let held = 0;
  let at = SIGNATURE_BYTES;
  let wanted = SIGNATURE_BYTES + 2;
  for await (const piece of stream) {
    pieces.push(piece as Buffer);
    held += (piece as Buffer).length;
    if (held < wanted) continue;
    let bytes = pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces);
    for (;;) {
      const row = rowAt(bytes, at);
      if (typeof row === 'number') {
        wanted = row - at;
        break;
      }
      at = row.next;
      yield row.fields;
    }
    bytes = bytes.subarray(at);
    [pieces, held, at] = [[bytes], bytes.length, 0];
  }
}

/** The row that starts at `at`, or how many bytes there must be before it is worth looking again. */
function rowAt(bytes: Buffer, at: number): { fields: Buffer[]; next: number } | number {
  if (at + 2 > bytes.length) return at + 2;
  const count = bytes.readInt16BE(at);
  if (count < 0) return Infinity; // the end mark
  const fields: Buffer[] = [];
  let next = at + 2;
  for (let field = 0; field < count; field++) {
    if (next + 4 > bytes.length) return next + 4;
    const size = Math.max(bytes.readInt32BE(next), 0);
    next += 4 + size;
    if (next > bytes.length) return next;
    fields.push(bytes.subarray(next - size, next));
  }
  return { fields, next };
}
