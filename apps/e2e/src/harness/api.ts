import { base } from './visitor.js';

interface Account {
  memberships: { organisation: { id: string; slug: string; name: string } }[];
}

/** One example person, signed in over HTTP: for finding ids and preparing what a journey needs. */
export class Api {
  private constructor(
    private readonly cookie: string,
    readonly account: Account,
  ) {}

  static async signIn(login: string): Promise<Api> {
    const { password } = (await (await fetch(`${base()}/api/demo`)).json()) as { password: string };
    const response = await fetch(`${base()}/api/account/sign-in`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Fairshift': '1', Origin: base() },
      body: JSON.stringify({ login, password }),
    });
    if (!response.ok) throw new Error(`cannot sign in as ${login}: ${response.status}`);
    const cookie = response.headers
      .getSetCookie()
      .map((each) => each.split(';')[0])
      .join('; ');
    return new Api(cookie, (await response.json()) as Account);
  }

  get organisation(): { id: string; slug: string; name: string } {
    return this.account.memberships[0]!.organisation;
  }

  /** GET below the person's first organisation. */
  async mine<T>(path: string): Promise<T> {
    return this.get<T>(`/api/organisations/${this.organisation.id}${path}`);
  }

  async get<T>(path: string): Promise<T> {
    const response = await fetch(`${base()}${path}`, { headers: { Cookie: this.cookie } });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  }

  /** Status of a GET, whatever it is. */
  async status(path: string): Promise<number> {
    return (await fetch(`${base()}${path}`, { headers: { Cookie: this.cookie } })).status;
  }
}
