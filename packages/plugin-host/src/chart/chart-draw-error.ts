/** Why there is no picture. The first six say so of the figures or the chart, the others of the process. */
export type ChartDrawErrorCode =
  | 'too-few-points'
  | 'wrong-form'
  | 'bad-options'
  | 'load-failed'
  | 'plugin-failed'
  | 'bad-result'
  | 'chart-unknown'
  | 'chart-not-ready'
  | 'timed-out'
  | 'out-of-memory'
  | 'crashed'
  /** The computer is too busy, or has too many pictures to draw: asking again may do. */
  | 'busy'
  | 'not-started'
  | 'fence-incomplete';

/** The message is one plain sentence for the person who asked for the picture. */
export class ChartDrawError extends Error {
  override readonly name = 'ChartDrawError';
  constructor(
    readonly code: ChartDrawErrorCode,
    message: string,
  ) {
    super(message);
  }
}

const support = (reference: string): string => `Quote ${reference} when you ask for help.`;
const ownFault = (title: string, reference: string): string =>
  `“${title}” stopped because of a fault of its own. Your data are safe. ${support(reference)}`;

const SENTENCES: Readonly<Record<ChartDrawErrorCode, (title: string, reference: string) => string>> = {
  'too-few-points': (title) => `“${title}” needs more points than there are.`,
  'wrong-form': (title) => `“${title}” cannot show this kind of measure. Choose another chart.`,
  'bad-options': (title) => `The saved settings of “${title}” cannot be used. Choose the chart again.`,
  'load-failed': (title, reference) => `“${title}” could not be loaded. ${support(reference)}`,
  'plugin-failed': ownFault,
  'bad-result': (title, reference) =>
    `“${title}” gave back something that we do not draw. Your data are safe. ${support(reference)}`,
  'chart-unknown': (title) => `There is no chart “${title}” here. Its plugin may be switched off.`,
  'chart-not-ready': (title) => `“${title}” was changed after it was approved, so it is not used.`,
  'timed-out': (title) => `“${title}” took too long to draw and was stopped. Choose a shorter time span.`,
  'out-of-memory': (title) =>
    `“${title}” needed too much memory to draw and was stopped. Choose a shorter time span.`,
  crashed: ownFault,
  busy: () => 'Many pictures are being drawn just now. Try again in a minute.',
  'not-started': () => 'The picture could not be drawn, perhaps because the computer is busy. Try again.',
  'fence-incomplete': () =>
    'Pictures cannot be drawn here, because the fence around charts is not complete. Tell your administrator.',
};

export const chartDrawError = (code: ChartDrawErrorCode, title: string, reference: string): ChartDrawError =>
  new ChartDrawError(code, SENTENCES[code](title, reference));
