import { describe, expect, it } from '@jest/globals';
import { ConfigError, isLoopback, readConfig } from './config.js';

describe('configuration', () => {
  it('has defaults for a first start', () => {
    const config = readConfig({});
    expect(config.url.origin).toBe('http://127.0.0.1:3000');
    expect(config.role).toBe('all');
    expect(config.demo).toBeUndefined();
  });

  it('refuses plain http off this machine', () => {
    expect(() => readConfig({ FAIRSHIFT_URL: 'http://fairshift.example.org' })).toThrow(ConfigError);
    expect(readConfig({ FAIRSHIFT_URL: 'https://fairshift.example.org' }).url.protocol).toBe('https:');
  });

  it.each([
    'http://127.0.0.1.example.org',
    'http://localhost.example.org',
    'http://10.0.0.1',
    'http://[::2]',
  ])('does not take %s for this machine', (url) => expect(isLoopback(new URL(url))).toBe(false));

  it('names the setting that is wrong', () => {
    expect(() => readConfig({ FAIRSHIFT_PORT: 'eighty' })).toThrow(/FAIRSHIFT_PORT/);
    expect(() => readConfig({ DATABASE_URL: 'mysql://x' })).toThrow(/DATABASE_URL/);
  });

  it('trusts no proxy unless told, and names an entry that is none', () => {
    expect(readConfig({}).trustedProxies.has('127.0.0.1')).toBe(false);
    const { trustedProxies } = readConfig({ FAIRSHIFT_TRUSTED_PROXIES: '127.0.0.1, 10.0.0.0/8' });
    expect(['127.0.0.1', '10.9.8.7', '11.0.0.1'].map((one) => trustedProxies.has(one))).toEqual([
      true,
      true,
      false,
    ]);
    for (const wrong of ['proxy.example.org', '10.0.0.0/33', '10.0.0.0/8/8', '10.0.0']) {
      expect(() => readConfig({ FAIRSHIFT_TRUSTED_PROXIES: wrong })).toThrow(`${wrong} is not an address`);
    }
  });

  it('reads on and off', () => {
    expect(readConfig({ FAIRSHIFT_DEMO: 'on' }).demo).toBe(true);
    expect(readConfig({ FAIRSHIFT_DEMO: 'off' }).demo).toBe(false);
  });
});
