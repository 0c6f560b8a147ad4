/// <reference lib="webworker" />
import { handleMessage } from './handle-message.js';

// The whole of this file becomes one script. It runs under a policy that lets it load plugins and nothing else.
const scope = globalThis as unknown as DedicatedWorkerGlobalScope;

// Kept before any plugin is loaded, so that a plugin cannot put its own in their place for the host's replies.
const post = scope.postMessage.bind(scope);

async function answer(data: unknown): Promise<void> {
  const reply = await handleMessage(data, {
    load: (url) => import(/* @vite-ignore */ url) as Promise<Readonly<Record<string, unknown>>>,
    loaded: (id) => post({ id, loaded: true }),
  });
  if (reply === undefined) return;
  try {
    post(reply);
  } catch (thrown) {
    // An analysis that cannot be cloned, for example one that holds a function.
    post({ id: reply.id, error: { code: 'bad-result', message: '', detail: String(thrown) } });
  }
}

scope.addEventListener('message', (event: MessageEvent<unknown>) => {
  void answer(event.data);
});
