import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface TestServer {
  readonly origin: string;
  readonly port: number;
  /** Connections that were made, whether or not a request came over them. */
  connections: number;
  close(): Promise<void>;
}

/** A server of this computer, on a port of its own. */
export async function serve(listener: RequestListener, host = '127.0.0.1'): Promise<TestServer> {
  const server: Server = createServer(listener);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  const made: TestServer = {
    origin: `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    port,
    connections: 0,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  server.on('connection', () => made.connections++);
  return made;
}
