export const organisationWords = {
  nav: 'Organisation pages',
  people: 'People',
  teams: 'Teams',
  audit: 'What was done',
  chartRules: 'Rules of charts',
} as const;

export const chartRulesWords = {
  title: 'Rules that new charts start with',
  lede: 'Rules say which patterns on a chart are more than chance. Measures that are there already keep theirs.',
  now: 'New measures start with',
  ours: 'Nobody here has chosen yet. These are the rules of NHS England.',
  by: (person: string) => `Chosen by ${person}`,
  change: 'Choose other rules',
  save: 'Use these rules from now on',
  saved: 'Saved. New measures start with these rules.',
  cannot: 'An organisation admin can choose other rules.',
} as const;

export const peopleWords = {
  title: (count: number) => (count === 1 ? '1 person works here' : `${count} people work here`),
  lede: 'Each person has one role. The role decides what they may do.',
  caption: 'People of this organisation',
  name: 'Name',
  login: 'Signs in as',
  role: 'Role',
  since: 'Here since',
  change: 'Change',
  changeRole: (name: string) => `What may ${name} do?`,
  save: 'Save the role',
  saved: (name: string) => `The role of ${name} is changed.`,
  recovery: 'Make a link for a new password',
  remove: 'Take out of the organisation',
  removeSure: (name: string) => `${name} loses access at once. Their name stays in “What was done”.`,
  removeNow: (name: string) => `Take ${name} out`,
  onlyAdmins: 'An organisation admin can invite people and change roles.',
  roleHints: {
    admin: 'Looks after people and teams, and releases charts',
    analyst: 'Brings in data, makes measures and charts',
    'team-member': 'Works on the projects of their teams',
    viewer: 'Reads everything, changes nothing',
  },
} as const;

export const inviteWords = {
  title: 'Invite somebody',
  lede: 'You get a link that works once, for 7 days. Give it to the person yourself. Fairshift sends no e-mail.',
  name: 'Name (you can leave this out)',
  role: 'What may they do?',
  submit: 'Make the link',
  ready: 'The link is ready',
  readyWords: 'Copy it now. It is shown only this once.',
  link: 'Link',
  until: (when: string) => `It works until ${when}.`,
  waiting: 'Invitations not used yet',
  none: 'No invitation is waiting.',
  by: 'Invited by',
  expires: 'Works until',
  takeBack: 'Take back',
  nameless: 'Somebody without a name',
} as const;

export const teamWords = {
  title: (count: number) =>
    count === 0 ? 'There are no teams yet' : count === 1 ? '1 team' : `${count} teams`,
  lede: 'Teams own projects. A team member can change only the projects of their own teams.',
  nobody: 'Nobody is in this team yet.',
  change: 'Change the team',
  name: 'Name of the team',
  members: 'Who is in it?',
  save: 'Save the team',
  add: 'Add a team',
  submit: 'Add the team',
  needName: 'Type a name',
  empty: 'A team is a group of people who work on the same projects.',
  emptyCannot: 'An organisation admin can add the first one.',
} as const;

export const auditWords = {
  title: 'What was done',
  lede: 'Every change, newest first. Nobody can edit or delete this list.',
  caption: 'Changes, newest first',
  when: 'When',
  who: 'Who',
  what: 'What',
  empty: 'Nothing was changed yet.',
  cannot: 'Only an organisation admin can read this list.',
  older: 'Show older changes',
} as const;
