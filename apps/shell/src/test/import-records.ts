import { routes } from '@fairshift/contracts';

export const importId = '018f3c2e-7b1a-7c11-9a53-0a1b2c3d4e50';
export const source = { pluginId: 'fairshift.source-gp-dashboard', sourceId: 'cervical-gp-practice' };

export const uploaded = {
  id: importId,
  version: 1,
  state: 'recognised',
  file: { name: 'coverage-dec-2017.csv', size: 58_211, sha256: 'a'.repeat(64) },
  uploadedBy: 'Ana Admin',
  uploadedAt: '2026-11-24T10:00:00Z',
  recognised: [
    {
      ...source,
      title: 'Cervical screening by GP practice',
      score: 3,
      because: 'The headings match.',
      needs: ['period'],
    },
  ],
  needs: ['period'],
  answers: {},
  candidates: [],
  problemCount: 0,
};

const month = { start: '2017-12-01', end: '2018-01-01', kind: 'month' };
const cells = { given: 835, zero: 0, missing: 0, suppressed: 57, rounded: 0, notApplicable: 0 };
export const ready = {
  ...uploaded,
  version: 3,
  state: 'ready',
  source,
  needs: [],
  target: { kind: 'new', title: 'Screening' },
  understanding: {
    encoding: 'utf-8',
    rows: { read: 223, notes: 1, refused: 3 },
    period: month,
    periods: [{ ...month, rows: 446 }],
    places: 223,
    stratifiers: [],
    measures: [
      {
        id: 'coverage',
        label: 'Coverage',
        form: 'proportion',
        unit: '%',
        sum: { numerator: 315_293, denominator: 480_989, value: null },
        cells,
      },
    ],
  },
  plan: { alreadyHeld: false, adds: [month], replaces: [], leaves: 0, words: 'Adds 1 month.' },
  problemCount: 1,
};

const preview = {
  columns: [
    { id: 'period', label: 'Period', role: 'time' },
    { id: 'place', label: 'Place', role: 'place' },
    { id: 'numerator', label: 'Numerator', role: 'number' },
  ],
  rows: [
    { at: 2, cells: ['2017-12-01 to 2018-01-01', 'Sandy Health Centre', '1095'] },
    { at: 3, cells: ['2017-12-01 to 2018-01-01', 'Shortstown Surgery', 'hidden, 0 to 5'] },
  ],
};
export const problem = {
  row: 41,
  column: 'Eligible25to49',
  found: '195O',
  rule: 'number',
  message: 'It has a letter in it.',
  remedy: 'Type the number, for example 1950.',
};
export const around = [
  { route: routes.getImportPreview, body: preview },
  { route: routes.listImportProblems, body: { items: [problem] } },
];
