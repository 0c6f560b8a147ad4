import { notApplicable, together, type Outcome } from '../../check.js';
import type { RunCase, SourceSubject } from '../../subject/source-subject.js';

export const NO_CASE =
  'There is no fixture to try it with. Put a file that the source reads into fixtures/, or name cases in fixtures/conform.json.';
export const NO_NETWORK = 'The plugin asks for no network.';

/** Runs a check for each case of the source; a source without any is told so, as a finding of check 4. */
export async function eachCase(
  subject: SourceSubject,
  work: (each: RunCase) => Promise<Outcome>,
): Promise<Outcome> {
  const outcomes: Outcome[] = [];
  for (const each of subject.cases) outcomes.push(await work(each));
  return outcomes.length === 0 ? notApplicable(NO_CASE) : together(outcomes);
}
