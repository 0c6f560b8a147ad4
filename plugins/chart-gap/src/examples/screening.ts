import { twoGroups } from './two-groups.js';

/** The Bedford practice: 54% to 68% against 62% to 71%. Percentages from the paper, counts invented. */
export const screening = twoGroups(
  {
    id: '25-49',
    label: 'Aged 25 to 49',
    eligible: [1950, 1952, 1958, 1961, 1966, 1970, 1974, 1980],
    screened: [1053, 1060, 1081, 1124, 1184, 1243, 1303, 1346],
  },
  {
    id: '50-64',
    label: 'Aged 50 to 64',
    eligible: [710, 711, 713, 714, 716, 718, 719, 721],
    screened: [440, 442, 448, 458, 473, 488, 502, 512],
  },
);
