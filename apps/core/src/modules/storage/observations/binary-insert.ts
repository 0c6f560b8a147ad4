import type { Connection, PoolClient, Submittable } from 'pg';

export type BinaryValue = string | number | Buffer | null;

const TEXT = 0;
const BINARY = 1;
const NULL_SIZE = -1;

/**
 * The Bind message of PostgreSQL's extended query protocol, in pieces: big parameters stand in it as they are, and are
 * not copied. (`pg` copies each of them three times, which for an import of a million rows is a gigabyte of garbage.)
 */
export function bindMessage(values: readonly BinaryValue[]): Buffer[] {
  const parts = values.map((value) =>
    value === null || Buffer.isBuffer(value) ? value : Buffer.from(String(value)),
  );
  // Unnamed portal and statement, a format for each parameter, then how many parameters there are.
  const head = Buffer.alloc(5 + 2 + 2 + values.length * 2 + 2);
  head.write('B', 0, 'latin1');
  head.writeInt16BE(values.length, 7);
  values.forEach((value, index) => head.writeInt16BE(Buffer.isBuffer(value) ? BINARY : TEXT, 9 + index * 2));
  head.writeInt16BE(values.length, head.length - 2);
  const tail = Buffer.alloc(2); // no result formats: text
  const pieces = parts.flatMap((part) => {
    const size = Buffer.alloc(4);
    size.writeInt32BE(part === null ? NULL_SIZE : part.length);
    return part === null ? [size] : [size, part];
  });
  const message = [head, ...pieces, tail];
  const length = message.reduce((sum, piece) => sum + piece.length, 0);
  head.writeInt32BE(length - 1, 1);
  return message;
}

/** One statement without rows; `pg` calls these methods as it does those of its own queries. */
class BinaryInsert implements Submittable {
  constructor(
    private readonly text: string,
    private readonly values: readonly BinaryValue[],
    private readonly end: (error?: Error) => void,
  ) {}

  submit(connection: Connection): void {
    const { stream } = connection;
    stream.cork();
    connection.parse({ name: '', text: this.text, types: [] }, true);
    for (const piece of bindMessage(this.values)) stream.write(piece);
    connection.execute({ portal: '', rows: '0' }, true);
    connection.sync();
    process.nextTick(() => stream.uncork());
  }

  handleCommandComplete(): void {
    // ReadyForQuery follows, and ends the statement.
  }

  handleReadyForQuery(): void {
    this.end();
  }

  handleError(error: Error): void {
    this.end(error);
  }
}

/**
 * Runs an insert whose parameters are binary. Their memory may be used again once the answer is there.
 * @throws the server's error
 */
export function insertBinary(
  client: PoolClient,
  text: string,
  values: readonly BinaryValue[],
): Promise<void> {
  return new Promise((resolve, reject) => {
    client.query(new BinaryInsert(text, values, (error) => (error ? reject(error) : resolve())));
  });
}
