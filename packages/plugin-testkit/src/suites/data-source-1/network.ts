import { notApplicable, type Check } from '../../check.js';
import type { SourceSubject } from '../../subject/source-subject.js';
import { NO_NETWORK } from './asks-nothing.js';

export const network: Check<SourceSubject> = {
  id: 'data-source/1/9',
  title: 'It waits when it is told to, tries again after a fault, and follows no one elsewhere',
  badge: 'conforms',
  why: 'A publisher blocks a client that does not wait, and then nobody at that address gets data.',
  run: async ({ fetches }) =>
    fetches
      ? [
          {
            what: 'This kit cannot play back recorded answers yet.',
            change: 'Use a newer kit: it comes with your installation.',
          },
        ]
      : notApplicable(NO_NETWORK),
};
