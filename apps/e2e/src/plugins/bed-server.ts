import { createServer } from 'node:http';

const MONTHS = 16;
const PAGE = 6;
const day = (month: number) => new Date(Date.UTC(2024, month, 1)).toISOString().slice(0, 10);

export interface BedServer {
  readonly address: string;
  /** The only key that it takes. */
  key: string;
  /** Where the pages began that it gave out. */
  readonly asked: Set<number>;
  close(): Promise<void>;
}

/** A partner's server: 16 months from January 2024 on, six a page, for whoever has the key. */
export async function openBedServer(port: number, key: string): Promise<BedServer> {
  const server = createServer((request, response) => {
    if (request.headers.authorization !== `Bearer ${bed.key}`) {
      response.writeHead(401).end();
      return;
    }
    const from = Number(new URL(request.url ?? '', bed.address).searchParams.get('from'));
    bed.asked.add(from);
    const to = Math.min(from + PAGE, MONTHS);
    const months = Array.from({ length: to - from }, (_, at) => {
      const month = from + at;
      return { month: day(month), until: day(month + 1), inTime: 50 + (month % 5), ready: 100 };
    });
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ months, next: to < MONTHS ? to : null }));
  });
  const bed: BedServer = {
    address: `http://127.0.0.1:${port}`,
    key,
    asked: new Set(),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return bed;
}
