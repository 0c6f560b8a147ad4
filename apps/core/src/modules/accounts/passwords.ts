import { hash, verify } from '@node-rs/argon2';
import type { Algorithm } from '@node-rs/argon2';

/** The package's enum exists for the compiler only. */
const ARGON2ID = 2 as Algorithm.Argon2id;

/** OWASP Password Storage Cheat Sheet: argon2id with 19 MiB, two passes, one lane. */
const COST = { algorithm: ARGON2ID, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Verified when there is no account, so that both answers take the same time. */
let nobody: Promise<string> | undefined;

export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFC'), COST);

/** Whether the password is the one behind `stored`; false, in the same time, when nothing is stored. */
export async function passwordMatches(stored: string | undefined, password: string): Promise<boolean> {
  nobody ??= hashPassword('nobody has this password');
  const matches = await verify(stored ?? (await nobody), password.normalize('NFC'));
  return matches && stored !== undefined;
}

/** Passwords of twelve characters and more that stand on every list of the most used ones. */
const COMMON =
  /^(password\d*|passw0rd\d*|qwerty(uiop)?[\w[\]{}]*|1q2w3e4r5t6y.*|1234567890.*|0987654321.*|abcdefghijkl.*|iloveyou.*|letmein.*|welcome.*|administrator\d*|changeme.*|unknown.*|trustno1.*|football.*|liverpool.*|arsenal.*|sunshine.*|princess.*)$/i;

/** Why a new password is too easy to guess; undefined when it is not. There are no rules on its characters. */
export function weakness(password: string, about: readonly string[]): string | undefined {
  const plain = password.toLowerCase();
  if (new Set(plain).size < 5) return 'Use more different characters.';
  if (COMMON.test(password) && password.length < 20)
    return 'This is one of the first that people try. Choose another.';
  const own = [...about, 'fairshift'].filter((word) => word.length > 3).map((word) => word.toLowerCase());
  const rest = own.reduce((text, word) => text.replaceAll(word, ''), plain);
  return rest.length < 8
    ? 'Do not build it from your name, your login or the name of this service.'
    : undefined;
}
