/** Answers are JSON; a test says what it expects of them. */
export interface Client {
  get<T = unknown>(path: string): Promise<T>;
  send<T = unknown>(method: string, path: string, body?: unknown): Promise<T>;
  upload<T = unknown>(path: string, name: string, bytes: Blob | Buffer): Promise<T>;
}
export interface Person {
  readonly client: Client;
  /** Path of the person's organisation: `/api/organisations/…`. */
  readonly base: string;
}
export function analystAt(url: string): Promise<Person>;
