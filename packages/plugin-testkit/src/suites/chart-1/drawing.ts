import { frameHeight, printTheme, screenTheme } from '@fairshift/chart-host/run';
import type { ChartExample, DrawContext } from '@fairshift/plugin-sdk';
import type { Ran } from '../../subject/chart-process.js';

type Purpose = DrawContext['purpose'];
const WIDTHS: Readonly<Record<Purpose, number>> = { screen: 900, thumbnail: 320, print: 680, export: 1200 };

/** Size and colours of one purpose, as the host gives them. */
export const drawFor = (purpose: Purpose, width = WIDTHS[purpose]): DrawContext => ({
  purpose,
  width,
  height: purpose === 'thumbnail' ? 200 : frameHeight('series', width),
  theme: purpose === 'print' ? printTheme : screenTheme,
  locale: 'en-GB',
  reducedMotion: true,
});

export const PURPOSES: readonly Purpose[] = ['screen', 'thumbnail', 'print', 'export'];

export const exampleQuestion = ({ input, options }: ChartExample, draw = drawFor('screen')) => ({
  input,
  options,
  draw,
});

/** Why a run gave no chart, in words; undefined when it gave one. */
export const failureOf = (ran: Ran): string | undefined =>
  'error' in ran
    ? `${ran.error.message}${ran.error.detail === undefined ? '' : ` (${ran.error.detail})`}`
    : undefined;
