import { CODE_SYSTEMS } from '@fairshift/codes';
import {
  defineDataSource,
  type FileHead,
  PluginError,
  type Recognition,
  type SourceContext,
  type StreamSpec,
} from '@fairshift/plugin-sdk';
import { z } from 'zod';
import { COVERAGE_MEASURES, openGovernmentLicence, STREAM } from '../coverage.js';
import { hasHeadings, headRows } from '../file-head.js';
import { answeredPeriod, periodOf } from '../period-answer.js';
import { checkFile, readUpload } from '../read-upload.js';
import { AUTHORS_NOTE, PRACTICE_COLUMNS } from './columns.js';
import { PracticeReader } from './practice-reader.js';

const config = z.object({});

/** Cervical screening coverage by GP practice, layout of December 2017. The period is only in the file's name. */
export const cervicalGpPractice = defineDataSource({
  id: 'cervical-gp-practice',
  config,
  cursor: z.null(),
  cursorVersion: 1,
  check: (ctx) => checkFile(ctx, recognise),
  async discover(ctx) {
    return [streamSpec(ctx)];
  },
  read(request, ctx) {
    if (request.stream !== STREAM)
      throw new PluginError('configuration', `There is no stream "${request.stream}".`);
    return readUpload(new PracticeReader(periodOf(ctx, '2017-12-01/2018-01-01')), ctx, request.pageRows);
  },
  file: { accepts: ['.csv'], recognise },
});

function recognise(head: FileHead): Recognition {
  const [heading] = headRows(head);
  const names = Object.values(PRACTICE_COLUMNS).flatMap((column) =>
    'optional' in column ? [] : [column.names[0]],
  );
  // Half of the headings are enough to say what the file should have been; reading names what is missing.
  const there = names.filter((name) => hasHeadings(heading, [name])).length;
  if (there * 2 <= names.length)
    return { score: 0, because: 'The headings are not those of cervical screening by GP practice.' };
  const hint = monthInName(head.name);
  const period = hint === undefined ? '' : ` Its name says ${hint}.`;
  const needs = ['period'] as const;
  if (hasHeadings(heading, [AUTHORS_NOTE])) {
    return {
      score: 3,
      because: `It has the headings of the practice table of December 2017, with its author's note.${period}`,
      needs,
    };
  }
  return { score: 2, because: `It has the headings of cervical screening by GP practice.${period}`, needs };
}

/** `cervical-coverage-gp-practice-dec-2017.csv` names Dec 2017: a hint for the person, never an answer. */
function monthInName(name: string): string | undefined {
  const match = /(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[-_ ]?(20\d{2})/i.exec(name);
  return match === null
    ? undefined
    : `${match[1]?.charAt(0).toUpperCase()}${match[1]?.slice(1).toLowerCase()} ${match[2]}`;
}

function streamSpec(ctx: SourceContext<unknown>): StreamSpec {
  const kind = ctx.answers?.periodKind ?? answeredPeriod(ctx)?.kind;
  return {
    id: STREAM,
    title: 'Cervical screening coverage by GP practice',
    description:
      'People aged 25 to 49 screened in 3.5 years, and aged 50 to 64 in 5.5 years, of those eligible.',
    dimensions: [
      {
        id: 'period',
        title: 'Period',
        role: 'time',
        type: 'period',
        ...(kind === undefined ? {} : { periodKind: kind }),
      },
      {
        id: 'place',
        title: 'GP practice',
        role: 'organisation',
        type: 'code',
        codeSystem: CODE_SYSTEMS.odsOrganisation,
        levels: [{ id: 'practice', title: 'GP practice', adds: 'parts' }],
      },
      { id: 'age', title: 'Age', role: 'equity', type: 'code', codeSystem: CODE_SYSTEMS.ageBand },
      { id: 'ccg', title: 'Clinical commissioning group', role: 'category', type: 'text' },
      { id: 'region', title: 'NHS region', role: 'category', type: 'text' },
    ],
    measures: COVERAGE_MEASURES,
    key: ['period', 'place', 'age', 'ccg', 'region'],
    refresh: 'full',
    licence: openGovernmentLicence('Public Health England, from NHS Digital data'),
    disclosure: 'open',
  };
}
