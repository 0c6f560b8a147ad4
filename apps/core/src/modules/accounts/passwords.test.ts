import { describe, expect, it } from '@jest/globals';
import { hashPassword, passwordMatches, weakness } from './passwords.js';

describe('passwords', () => {
  it('are kept as argon2id with 19 MiB and two passes', async () => {
    expect(await hashPassword('a long enough phrase')).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it('match themselves and nothing else', async () => {
    const stored = await hashPassword('a long enough phrase');
    expect(await passwordMatches(stored, 'a long enough phrase')).toBe(true);
    expect(await passwordMatches(stored, 'a long enough phrasf')).toBe(false);
    expect(await passwordMatches(undefined, 'nobody has this password')).toBe(false);
  });

  it.each(['aaaaaaaaaaaa', 'password1234', 'qwertyuiop[]', 'ngozi-ngozi-1', 'fairshift123'])(
    'refuse %s',
    (password) => {
      expect(weakness(password, ['ngozi', 'Adeyemi'])).toBeDefined();
    },
  );

  it('take any phrase of one’s own', () => {
    expect(weakness('wet socks on tuesday', ['ngozi'])).toBeUndefined();
  });
});
