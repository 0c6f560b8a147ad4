import type { DrawContext } from '@fairshift/plugin-sdk';

/** What a chart is drawn with on a desk; for tests only. */
export const drawContext = (width = 1180): DrawContext => ({
  purpose: 'screen',
  width,
  height: 460,
  theme: {
    text: '#212b32',
    muted: '#4c6272',
    background: '#ffffff',
    series: ['#12436D'],
    signal: { improvement: '#005eb8', concern: '#c75300', neutral: '#490092' },
    patterns: true,
  },
  locale: 'en-GB',
  reducedMotion: true,
});
