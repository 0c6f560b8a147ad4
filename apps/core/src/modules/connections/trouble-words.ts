import type { FailureKind } from '@fairshift/plugin-sdk';

/** The next step for the owner, by what kind of failure it was. */
export const REMEDIES: Readonly<Record<FailureKind, string>> = {
  configuration: 'Look at the settings of this connection.',
  authorisation: 'Type the key or password again. The publisher may have changed it.',
  'rate-limited': 'Nothing to do now. Choose a quieter time, or fetch less often.',
  unavailable: 'Nothing to do now. If it lasts for days, ask the publisher.',
  data: 'Ask the publisher, or whoever wrote the source: the data are not as expected.',
  defect: 'Ask whoever wrote the source, and quote what stands here.',
};

/** Kinds after which the same question may be answered a little later. */
export const PASSES: ReadonlySet<FailureKind> = new Set(['rate-limited', 'unavailable']);
