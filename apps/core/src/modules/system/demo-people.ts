import type { OrganisationRole, SystemRole } from '@fairshift/contracts';

/** All of these are invented. Logins are `<kind>-<role>`; the password is public, as the page that lists them. */
export const DEMO_PASSWORD = 'example-people-only';
export const DEMO_SYSTEM = 'Riverlands Integrated Care System';

export interface FirstOrganisation {
  readonly slug: string;
  readonly name: string;
  readonly kind: 'trust' | 'gp-practice' | 'council' | 'charity' | 'icb' | 'open-data';
}

export interface DemoOrganisation extends FirstOrganisation {
  readonly people: Readonly<Partial<Record<OrganisationRole, string>>>;
}

/** Every system has it, a demo or not: census, deprivation and look-ups are imported here once, and all may join them. */
export const OPEN_DATA: FirstOrganisation = {
  slug: 'open-data',
  name: 'Open reference data',
  kind: 'open-data',
};

export const DEMO_OPEN_DATA: DemoOrganisation = {
  ...OPEN_DATA,
  people: { admin: 'Olwen Price', analyst: 'Samir Haddad' },
};

export const DEMO_ORGANISATIONS: readonly DemoOrganisation[] = [
  {
    slug: 'riverlands-trust',
    name: 'Riverlands Mental Health Trust',
    kind: 'trust',
    people: {
      admin: 'Ngozi Adeyemi',
      analyst: 'Tom Ashworth',
      'team-member': 'Shabnam Begum',
      viewer: 'Peter Lindqvist',
    },
  },
  {
    slug: 'ouse-lane-practice',
    name: 'Ouse Lane Practice, Bedford',
    kind: 'gp-practice',
    people: {
      admin: 'Harpreet Gill',
      analyst: 'Joanna Wieczorek',
      'team-member': 'Denise Campbell',
      viewer: 'Michael Orme',
    },
  },
  {
    slug: 'marshgate-council',
    name: 'Marshgate Council',
    kind: 'council',
    people: {
      admin: 'Ruth Abara',
      analyst: 'Imran Chaudhry',
      'team-member': 'Kelly Marsh',
      viewer: 'Alan Tso',
    },
  },
  {
    slug: 'lantern-community',
    name: 'Lantern Community Charity',
    kind: 'charity',
    people: {
      admin: 'Fatuma Warsame',
      analyst: 'George Pettifer',
      'team-member': 'Lucia Moretti',
      viewer: 'Bryn Hughes',
    },
  },
  {
    slug: 'riverlands-icb',
    name: 'Riverlands Integrated Care Board',
    kind: 'icb',
    people: {
      admin: 'Anthony Oduya',
      analyst: 'Sarah Whitlock',
      'team-member': 'Meera Nair',
      viewer: 'Colin Frasier',
    },
  },
];

export const PURPOSES: Readonly<Record<OrganisationRole | SystemRole, string>> = {
  admin: 'Looks after people and teams, and releases charts to other organisations.',
  analyst: 'Brings in files, makes measures and looks for the gap.',
  'team-member': 'Works on projects with the team and writes down what was found.',
  viewer: 'Reads projects and charts.',
  'system-administrator': 'Adds organisations and looks after plugins, and sees no data.',
  'hub-manager': 'Sees what the organisations have released.',
};

export const DEMO_SYSTEM_PEOPLE: Readonly<Record<SystemRole, string>> = {
  'system-administrator': 'Wendy Achebe',
  'hub-manager': 'Daniel Kaur',
};
