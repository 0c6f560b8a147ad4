import { problem, routes, type RouteSpec } from '@fairshift/contracts';
import { createMemoryHistory } from '@tanstack/react-router';
import { configure, render } from '@testing-library/react';
import { App } from '../app/App.js';
import { createAppRouter } from '../app/router.js';
import { createQueryClient } from '../platform/queries.js';
import { account, plugins } from './records.js';

// The first page of a run loads its code, on a machine that runs other tests beside it.
configure({ asyncUtilTimeout: 10_000 });

/** One answer of the server; a list is given out in turn, its last entry again and again. */
export interface Answer {
  readonly route: RouteSpec;
  readonly status?: number;
  readonly body: unknown;
}

export interface Sent {
  readonly id: string;
  readonly body: unknown;
}

const matches = ({ route }: Answer, method: string, path: string): boolean =>
  route.method === method && new RegExp(`^${route.path.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path);

/** A server that keeps to the contract: what it answers is what the route's own schema lets through. */
function serve(answers: readonly Answer[], sent: Sent[]): typeof fetch {
  const given = new Map<RouteSpec, number>();
  return ((url: string, init: RequestInit) => {
    const [path = ''] = url.split('?');
    const held = answers.filter((answer) => matches(answer, init.method ?? 'GET', path));
    const turn = held[0] ? (given.get(held[0].route) ?? 0) : 0;
    const answer = held[Math.min(turn, held.length - 1)];
    if (!answer) return Promise.reject(new Error(`Nobody answers ${init.method} ${path}`));
    const { route, status = route.status, body } = answer;
    given.set(route, turn + 1);
    const asked: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : undefined;
    sent.push({ id: route.id, body: route.body?.parse(asked) });
    const checked = status >= 400 ? problem.parse(body) : route.response?.parse(body);
    return Promise.resolve({
      ok: status < 400,
      status,
      text: () => Promise.resolve(JSON.stringify(checked)),
      json: () => Promise.resolve(checked),
    });
  }) as unknown as typeof fetch;
}

/** Stands for the worker that runs a chart's code: its answer is fixed, so that the page is what is tested. */
export class FixedWorker {
  static description: object = {};
  #listen: ((event: { data: unknown }) => void) | undefined;

  addEventListener(type: string, listener: (event: { data: unknown }) => void): void {
    if (type === 'message') this.#listen = listener;
  }

  postMessage({ id }: { id: number }): void {
    const result = { analysis: {}, option: { series: [] }, description: FixedWorker.description };
    queueMicrotask(() => {
      this.#listen?.({ data: { id, loaded: true } });
      this.#listen?.({ data: { id, ...result } });
    });
  }

  terminate(): void {
    this.#listen = undefined;
  }
}

/** Opens one address of the shell for a signed-in admin; gives what was sent to the server. */
export function openPage(address: string, answers: readonly Answer[]): readonly Sent[] {
  const sent: Sent[] = [];
  const always = [
    { route: routes.getAccount, body: account },
    { route: routes.listPlugins, body: plugins },
  ];
  const silent = class {
    addEventListener(): void {}
    postMessage(): void {}
    close(): void {}
  };
  Object.assign(globalThis, {
    fetch: serve([...answers, ...always], sent),
    Worker: FixedWorker,
    EventSource: silent,
    BroadcastChannel: silent,
  });
  const router = createAppRouter(createMemoryHistory({ initialEntries: [address] }));
  render(<App client={createQueryClient()} router={router} />);
  return sent;
}
