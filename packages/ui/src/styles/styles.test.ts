import { describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const sass = fileURLToPath(new URL('../../node_modules/sass/sass.js', import.meta.url));

/** Compiled as a consumer's bundler would; a child process because sass has no place in a browser-like realm. */
function compiled(): string {
  const run = spawnSync(process.execPath, [sass, '--load-path=node_modules', 'src/styles/index.scss'], {
    encoding: 'utf8',
  });
  if (run.status !== 0) throw new Error(run.stderr);
  return run.stdout;
}

describe('the stylesheet', () => {
  const css = compiled();
  const ours = css.slice(css.indexOf('--fs-ink'));

  it('asks no other host for anything and brings no font', () => {
    expect(css).not.toContain('@font-face');
    expect(css).not.toMatch(/url\(["']?(?:https?:)?\/\//);
    expect(css).not.toContain('Frutiger');
    expect(css).not.toContain('@import');
  });

  it('sets nothing under 14 px on screen or under 10 pt on paper', () => {
    const sizes = [...ours.matchAll(/font-size: ([\d.]+)(px|rem|pt|em);/g)];
    const pixels = sizes.map(
      ([, size, unit]) => Number(size) * { px: 1, rem: 16, pt: 1.4, em: 16 }[unit ?? 'px']!,
    );
    expect(sizes.length).toBeGreaterThan(5);
    expect(Math.min(...pixels)).toBeGreaterThanOrEqual(14);
  });

  it('answers reduced motion, forced colours and print', () => {
    expect(ours).toContain('prefers-reduced-motion: reduce');
    expect(ours).toContain('forced-colors: active');
    expect(ours).toContain('@media print');
  });

  it('uses no red or green for better and worse', () => {
    for (const name of ['improvement', 'concern', 'change', 'nochange'])
      expect(ours).toMatch(new RegExp(`--fs-${name}: #(?:005eb8|c75300|490092|4c6272);`));
  });
});
