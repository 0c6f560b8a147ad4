import { twoGroups } from './two-groups.js';

/** Invented: the focus group stays at 54%, the other falls from 62% to 57%. */
export const levellingDown = twoGroups(
  {
    id: '25-49',
    label: 'Aged 25 to 49',
    eligible: [2000, 2000, 2000, 2000],
    screened: [1080, 1082, 1079, 1081],
  },
  {
    id: '50-64',
    label: 'Aged 50 to 64',
    eligible: [1000, 1000, 1000, 1000],
    screened: [620, 605, 588, 570],
  },
);
