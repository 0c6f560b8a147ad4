// The example figures of PRODUCT section 6. The paper (Aurelio et al 2024) gives the averages and the
// percentages; every count is made up to match them. Nothing here is about a real person or place.

/** A. East India ward: racist incidents each fortnight from Monday 10 August 2020, by who was affected. */
export const racistIncidents = {
  firstMonday: '2020-08-10',
  // Sums of the two rows: 2, 3, 1 (mean 2), then 1, 0, 0, 1, 0, 0, 0, 1, 0, 0 (mean 0.3).
  affected: {
    staff: [1, 2, 1, 1, 0, 0, 0, 0, 0, 0, 1, 0, 0],
    'service-user': [1, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0],
  },
};

/** B. Tower Hamlets early intervention: people who start each month from January 2020, and ethnic minorities of them. */
export const earlyIntervention = {
  firstMonth: '2020-01-01',
  people: [31, 29, 33, 24, 26, 27, 28, 30, 31, 33, 29, 30, 32, 30, 35, 33, 31, 34, 30, 33, 32, 31, 34, 30],
  ethnicMinority: [
    21, 19, 22, 16, 18, 18, 20, 22, 23, 26, 23, 25, 27, 25, 30, 28, 27, 29, 25, 28, 27, 26, 29, 26,
  ],
};

/** C. Bedford practice: people eligible for cervical screening and up to date, eight quarters from April 2021. */
export const cervicalScreening = {
  firstQuarter: '2021-04-01',
  ages: {
    '25-49': {
      eligible: [1950, 1952, 1958, 1961, 1966, 1970, 1974, 1980],
      screened: [1053, 1060, 1081, 1124, 1184, 1243, 1303, 1346],
    },
    '50-64': {
      eligible: [710, 711, 713, 714, 716, 718, 719, 721],
      screened: [440, 442, 448, 458, 473, 488, 502, 512],
    },
  },
  /** Splits of the last quarter: group, eligible, screened. Each adds up to 2,701 and 1,858. */
  splits: {
    ethnicity: [
      ['Bangladeshi', 172, 98],
      ['Indian', 236, 160],
      ['Pakistani', 168, 104],
      ['Black African', 146, 97],
      ['Black Caribbean', 112, 80],
      ['Mixed or multiple groups', 74, 50],
      ['White British', 1290, 925],
      ['Any other White background', 318, 214],
      ['Groups with fewer people', 58, 39],
      ['Not known', 127, 91],
    ],
    deprivation: [
      ['Deciles 1 and 2, most deprived', 612, 387],
      ['Deciles 3 and 4', 640, 428],
      ['Deciles 5 and 6', 538, 376],
      ['Deciles 7 and 8', 470, 339],
      ['Deciles 9 and 10, least deprived', 389, 292],
      ['Not known', 52, 36],
    ],
    'main-language': [
      ['English', 2105, 1496],
      ['Bengali or Sylheti', 121, 70],
      ['Polish', 104, 66],
      ['Punjabi', 96, 61],
      ['Romanian', 58, 36],
      ['Urdu', 71, 45],
      ['Not known', 146, 84],
    ],
    'learning-disability': [
      ['Has a learning disability', 53, 24],
      ['No learning disability', 2623, 1821],
      ['Not known', 25, 13],
    ],
    'sexual-orientation': [
      ['Heterosexual', 1002, 704],
      ['Bisexual', 44, 28],
      ['Gay or lesbian', 31, 19],
      ['Not known', 1624, 1107],
    ],
  },
};

/** D. Newham psychological therapies: referrals in 2019-20 by ethnic category (codes of the NHS 16+1 list). */
export const referrals = {
  year: ['2019-04-01', '2020-04-01'],
  byEthnicity: [
    ['White British', 260],
    ['Any other White background', 135],
    ['Black African', 99],
    ['Bangladeshi', 94],
    ['Black Caribbean', 88],
    ['Indian', 73],
    ['Pakistani', 68],
    ['Any other ethnic group', 42],
    ['Any other Black background', 31],
    ['Any other Asian background', 31],
    ['White and Black Caribbean', 21],
    ['Any other mixed background', 21],
    ['White Irish', 16],
    ['White and Asian', 10],
    ['White and Black African', 10],
    ['Chinese', 5],
    ['Not stated', 17],
    ['Not known', 9],
  ],
};

/**
 * E. Health checks for people with a learning disability at invented practices, years from April 2022: those who had
 * one and those on the register. Not from the paper. Null: held back by the practice, fewer than 8.
 */
export const healthChecks = {
  firstYear: '2022-04-01',
  byPractice: [
    ['Alder Surgery', [45, 60], [50, 62]],
    ['Ash Tree Practice', [88, 115], [98, 118]],
    ['Beech House', [33, 47], [34, 45]],
    ['Birch Lane Surgery', [119, 198], [128, 203]],
    ['Bridge Street Practice', [60, 84], [66, 87]],
    ['Canal Side Surgery', [259, 302], [288, 310]],
    ['Cherry Orchard Practice', [54, 75], [58, 74]],
    ['Church Road Surgery', [113, 151], [122, 155]],
    ['Elm Grove Practice', [81, 130], [87, 132]],
    ['Fernbank Surgery', [71, 96], [78, 98]],
    ['Garden Court Practice', [127, 236], [131, 241]],
    ['Hawthorn Medical Practice', [39, 57], [40, 58]],
    ['Hazel Road Surgery', [131, 171], [147, 176]],
    ['Juniper Practice', [66, 107], [69, 109]],
    ['Larch House', [27, 38], [30, 39]],
    ['Lime Walk Surgery', [199, 259], [224, 264]],
    ['Maple Surgery', [88, 140], [91, 143]],
    ['Market Square Practice', [70, 90], [79, 91]],
    ['Mill Lane Surgery', [139, 184], [155, 187]],
    ['Oakfield Practice', [269, 395], [294, 402]],
    ['Poplar Practice', [47, 65], [50, 66]],
    ['Rowan Surgery', [85, 118], [92, 121]],
    ['Spring Farm Surgery', [null, 11], [null, 12]],
    ['Station Road Practice', [136, 214], [147, 218]],
    ['Willow Bank Surgery', [59, 80], [66, 81]],
  ],
};
