// What the example organisations do with their files: definitions, measures, context, projects and charts.
// Aims and averages are the paper's; dates of changes are invented, because the paper gives none.

const SPC = { pluginId: 'fairshift.chart-spc', chartId: 'spc' };
const GAP = { pluginId: 'fairshift.chart-gap', chartId: 'gap' };
const PARETO = { pluginId: 'fairshift.chart-pareto', chartId: 'pareto' };

/** Which organisation of the demo owns a project, by kind. */
export const demoProjects = [
  {
    organisation: 'trust',
    file: 'east-india-ward-racist-incidents.csv',
    dataset: 'Racist incidents on East India ward',
    definition: {
      title: 'Racist incidents',
      form: 'count',
      kind: 'outcome',
      domain: 'experience',
      polarity: 'lower-is-better',
      unit: 'racist incidents',
      period: 'fortnight',
      numerator: 'Racist incidents recorded on the ward, towards staff or service users',
      strata: ['affected-group'],
      owner: 'Ward manager, East India ward',
    },
    measure: {
      title: 'Racist incidents',
      population: 'East India ward',
    },
    context: {
      baseline: {
        start: '2020-08-10',
        end: '2020-09-21',
        reason: 'The 3 fortnights before the first change',
      },
      phases: [
        {
          start: '2020-09-21',
          name: 'After the action plan',
          reason: '10 fortnights in a row below the first average',
        },
      ],
      targets: [{ value: 0.5, label: 'Aim', reason: 'The aim is 75% fewer than 2 a fortnight' }],
      annotations: [],
    },
    project: {
      title: 'Reducing racist incidents on East India ward',
      characteristic: 'Ethnicity',
      domain: 'experience',
      setting: 'Mental health ward',
      summary:
        'Staff and service users agreed what counts as a racist incident, and put a dot on a safety cross for each one.',
      aim: {
        group: 'staff and service users',
        affected: 'staff and service users',
        inequity: 'racist incidents',
        where: 'on East India ward',
        kind: 'reduction',
        change: 75,
        changeUnit: 'per-cent',
        from: 2,
        to: 0.5,
        by: '2021-01-31',
      },
    },
    charts: [{ title: 'Racist incidents each fortnight', chartType: SPC }],
    note: 'No change ideas are marked on this chart, because their start dates were not recorded at the time.',
  },
  {
    organisation: 'trust',
    file: 'tower-hamlets-early-intervention.csv',
    dataset: 'People who start early intervention in Tower Hamlets',
    definition: {
      title: 'Starters from an ethnic minority',
      form: 'proportion',
      kind: 'outcome',
      domain: 'access',
      polarity: 'higher-is-better',
      unit: '%',
      period: 'month',
      numerator: 'People from Asian, Black, mixed and other ethnic groups who start treatment in the month',
      denominator: 'All people who start treatment in the month, with those whose ethnicity is not known',
      strata: ['gender', 'age-band'],
      owner: 'Team manager, Tower Hamlets early intervention',
    },
    measure: {
      title: 'Share of starters from an ethnic minority',
      population: 'Tower Hamlets early intervention, ages 18 to 35',
    },
    context: {
      baseline: {
        start: '2020-01-01',
        end: '2020-07-01',
        reason: 'January to June 2020, before wards referred straight to the team',
      },
      phases: [
        { start: '2021-01-01', name: 'New phase', reason: '7 months in a row rising, June to December 2020' },
      ],
      targets: [{ value: 75, label: 'Aim', reason: 'The aim is 8 percentage points more than 67%' }],
      annotations: [
        { at: '2020-03-23', text: 'First national lockdown', kind: 'event' },
        { at: '2020-07-01', text: 'Wards refer to the team', kind: 'test' },
        { at: '2020-10-01', text: 'Family therapy offered', kind: 'test' },
      ],
    },
    project: {
      title: 'Fairer access to early intervention',
      characteristic: 'Ethnicity',
      domain: 'access',
      setting: 'Community mental health',
      summary:
        'Wards now refer young people straight to the team, and families are offered therapy together.',
      aim: {
        group: 'people from an ethnic minority',
        inequity: 'access to early intervention',
        where: 'in Tower Hamlets',
        kind: 'increase',
        change: 8,
        changeUnit: 'percentage-points',
        from: 67,
        to: 75,
        by: '2021-12-31',
      },
    },
    charts: [{ title: 'People from an ethnic minority who start treatment', chartType: SPC }],
    note: 'About 30 people start each month. The paper gives the percentages only, so the counts are made up to match.',
  },
  {
    organisation: 'gp-practice',
    file: 'bedford-cervical-screening.csv',
    dataset: 'Cervical screening at the Bedford practice',
    definition: {
      title: 'Up to date with cervical screening',
      form: 'proportion',
      kind: 'outcome',
      domain: 'access',
      polarity: 'higher-is-better',
      unit: '%',
      period: 'quarter',
      numerator:
        'Women and people with a cervix screened within the last 3.5 years (25 to 49) or 5.5 years (50 to 64)',
      denominator: 'Women and people with a cervix aged 25 to 64 who are registered and eligible',
      strata: [
        'age-band',
        'ethnicity',
        'deprivation',
        'main-language',
        'learning-disability',
        'sexual-orientation',
        'employment',
      ],
      owner: 'Practice lead for screening',
    },
    measure: {
      title: 'Up to date with cervical screening',
      population: 'Bedford practice, women and people with a cervix aged 25 to 64',
    },
    context: {
      phases: [],
      targets: [],
      annotations: [
        { at: '2021-12-01', text: 'Evening and weekend appointments', kind: 'test' },
        { at: '2022-04-01', text: 'Invitations in 5 languages', kind: 'test' },
      ],
    },
    project: {
      title: 'Closing the age gap in cervical screening',
      characteristic: 'Age',
      domain: 'access',
      setting: 'GP practice',
      summary:
        'The practice asked younger people what stops them, then changed appointment times and invitations.',
      aim: {
        group: 'people aged 25 to 49',
        inequity: 'cervical screening',
        where: 'at the Bedford practice',
        kind: 'gap',
        from: 8,
        to: 3,
        by: '2023-03-31',
      },
    },
    charts: [
      {
        title: 'Screening by age: the gap',
        chartType: GAP,
        selection: { stratifier: 'age-band', groups: ['25-49', '50-64'], reference: '50-64' },
      },
    ],
    note: 'Before we opened the data we thought that work and child care kept younger people away.',
    publish: 'The age gap in cervical screening fell from 8 to 3 percentage points.',
  },
  {
    organisation: 'trust',
    file: 'newham-referrals-by-ethnicity.csv',
    dataset: 'Referrals to Newham psychological therapies',
    definition: {
      title: 'Referrals by ethnicity',
      form: 'count',
      kind: 'process',
      domain: 'access',
      polarity: 'neither',
      unit: 'referrals',
      period: 'financial-year',
      numerator: 'Referrals received in the year, by ethnic category of the person',
      strata: ['ethnicity'],
      owner: 'Service lead, Newham psychological therapies',
    },
    measure: {
      title: 'Referrals by ethnicity',
      population: 'Newham psychological therapies',
    },
    context: { phases: [], targets: [], annotations: [] },
    project: {
      title: 'Fairer referrals to talking therapies in Newham',
      characteristic: 'Ethnicity',
      domain: 'access',
      setting: 'Psychological therapies',
      summary: 'The team looked at who is referred, to find out which groups they hear from less.',
      aim: {
        group: 'young Black men aged 18 to 25',
        inequity: 'referrals to psychological therapies',
        where: 'in Newham',
        kind: 'increase',
        change: 0.3,
        changeUnit: 'percentage-points',
        from: 1.5,
        to: 1.8,
        by: '2023-12-31',
      },
    },
    charts: [{ title: 'Referrals by ethnicity', chartType: PARETO, selection: { stratifier: 'ethnicity' } }],
    note: 'A count of referrals alone cannot show who is missed. Compare it with who lives in Newham.',
    publish: 'Most referrals come from a few ethnic groups.',
  },
];
