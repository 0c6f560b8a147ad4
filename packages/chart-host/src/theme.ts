import type { ChartTheme } from '@fairshift/plugin-sdk';

/** Groups keep this order; at most 4 in one picture, never more than 6. */
const groups = ['#12436D', '#28A197', '#801650', '#F46A25', '#3D3D3D', '#A285D1'] as const;
const signal = { improvement: '#005eb8', concern: '#c75300', neutral: '#490092' } as const;

/** Colours on white. `muted` is also "no change" and the process limits. */
export const screenTheme: ChartTheme = {
  text: '#212b32',
  muted: '#4c6272',
  background: '#ffffff',
  series: groups,
  signal,
  patterns: false,
};

/** Ink is black and bars carry patterns, so that a grey copy loses nothing. */
export const printTheme: ChartTheme = { ...screenTheme, text: '#000000', muted: '#3f525f', patterns: true };
