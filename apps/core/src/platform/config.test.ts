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

  it('reads on and off', () => {
    expect(readConfig({ FAIRSHIFT_DEMO: 'on' }).demo).toBe(true);
    expect(readConfig({ FAIRSHIFT_DEMO: 'off' }).demo).toBe(false);
  });
});
