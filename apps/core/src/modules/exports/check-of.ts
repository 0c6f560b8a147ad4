import { licenceWords, sourceWords } from '@fairshift/plugin-host/chart';
import { checkInR, fromChartInput, SpcInputError, UnknownRuleSetError, type SpcInput } from '@fairshift/spc';
import { inputSha256 } from '../publications/index.js';
import { NothingToCheck } from './exports.errors.js';
import { numbersWords } from './exports.words.js';
import type { PictureSubject } from './picture-subject.js';
import { dayWords } from './sheet-words.js';

/** Our own plugin of the charts that this engine works out: control charts and run charts. */
const OURS = 'fairshift.chart-spc';

/** @throws NothingToCheck, SpcInputError */
function seriesOf({ chartType: { pluginId, chartId }, input }: PictureSubject): SpcInput {
  if (pluginId !== OURS) throw new NothingToCheck(numbersWords.notForR);
  return fromChartInput(input, 0, chartId === 'run' ? { chart: 'run' } : {});
}

/** A chart as a script in R. @throws NothingToCheck in a sentence of the engine, where it has no chart either */
export function checkOf(subject: PictureSubject, engine: string): string {
  const { organisation, title, input } = subject;
  const source = sourceWords(input.sources);
  const licence = licenceWords(input.sources);
  try {
    return checkInR(seriesOf(subject), {
      title: `${title}, ${organisation}`,
      about: [
        ...(source === '' ? [] : [`Source: ${source}`]),
        ...(licence === '' ? [] : [`Licence: ${licence}`]),
        ...subject.protection,
        `Made on ${dayWords(new Date())} by Fairshift ${engine}. ${numbersWords.notRun}`,
        `Figures: sha256 ${inputSha256(input)}.`,
      ],
    });
  } catch (error) {
    if (error instanceof SpcInputError || error instanceof UnknownRuleSetError)
      throw new NothingToCheck(error.message);
    throw error;
  }
}
