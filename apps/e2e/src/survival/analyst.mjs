import { signIn } from '../../../../tooling/demo/client.mjs';
import { persist } from './import-steps.mjs';

/**
 * The analyst of an example organisation, signed in.
 * @param {string} url of an installation with its examples
 * @returns {Promise<{ client: any, base: string }>}
 */
export async function analystAt(url) {
  return persist(async () => {
    const { password, people } = await (await fetch(`${url}/api/demo`)).json();
    const login = people.find((each) => each.login === 'council-analyst')?.login;
    if (!login) throw new Error('The example has no analyst in its council.');
    const client = await signIn(url, login, password);
    const { organisation } = client.account.memberships[0];
    return { client, base: `/api/organisations/${organisation.id}` };
  });
}
