// A server on this machine that gives the invented counts of make-csv.mjs in pages of a month.
import { createServer } from 'node:http';
import { monthPages } from './make-csv.mjs';

/**
 * All pages are made before the first is asked for. `give(n)` sets how many months there are; before each page it waits
 * `pauseMs`.
 */
export async function openPagesServer(rows, port) {
  const texts = [...monthPages(rows)].map((page) => Buffer.from(JSON.stringify(page)));
  const state = { of: texts.length, pauseMs: 0 };
  const server = createServer((request, response) => {
    const page = Number(/^\/pages\/(\d+)$/.exec(request.url ?? '')?.[1]);
    if (!(page < state.of)) return response.writeHead(404).end();
    setTimeout(() => {
      response.setHeader('content-type', 'application/json');
      response.write(`{"of":${state.of},"whole":true,"rows":`);
      response.write(texts[page]);
      response.end('}');
    }, state.pauseMs);
  });
  await new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${port}`,
    months: texts.length,
    give: (months) => (state.of = months),
    pause: (ms) => (state.pauseMs = ms),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(resolve);
      }),
  };
}
