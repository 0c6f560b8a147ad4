export const publishWords = {
  eyebrow: 'Publish a chart',
  steps: ['See it as others will', 'Say what it shows', 'Released'],
  title: 'See this chart as others will see it',
  lede: 'Nothing is released yet. Small numbers are protected in what you see here.',
  cannot: {
    title: 'Publishing needs another role',
    words:
      'Only an admin of your organisation can release a chart. Ask one of them: they are listed under People.',
  },
  protection: 'What we protected',
  protectionNone: 'No number had to be protected.',
  cross: 'What others get',
  crosses: [
    'This picture, its words and these protected numbers',
    'The name of your organisation',
    'Your sentence',
  ],
  never: 'No record, no file and nobody’s name crosses.',
  sentence: 'What does this chart show, in one sentence?',
  sentenceHint: 'Others read it on their hub page. Say what changed, for whom and where.',
  needSentence: 'Write one sentence about what the chart shows',
  tooLong: 'Keep it under 300 letters',
  release: 'Release to the other organisations',
  releaseHint: 'You can withdraw it at any time.',
  lookAgain: 'The new preview is shown here, and your sentence is kept.',
  released: 'This chart is released',
  releasedLede: 'The other organisations of your care system can see it from now on.',
  seeHub: 'See it on the hub',
  back: 'Back to the chart',
  again: 'Others can see an earlier release of this chart. Releasing this one puts it in its place.',
} as const;

export const releaseWords = {
  title: (count: number) =>
    count === 0 ? 'Nothing is released yet' : `${count} ${count === 1 ? 'release' : 'releases'} so far`,
  windowTitle: 'What we have released',
  lede: 'Each release is a picture of one day. Later data do not change it.',
  emptyTitle: 'Your releases will be listed here',
  empty: 'Open a chart, then press Publish. You see it as others will before anything is released.',
  toProjects: 'Go to your projects',
  chart: 'Chart',
  sentence: 'What it says',
  when: 'Released',
  by: (person: string, when: string) => `${person}, ${when}`,
  state: 'Now',
  visible: 'Others can see it',
  withdrawn: (when: string) => `Withdrawn on ${when}`,
  withdraw: 'Withdraw',
  withdrawSure: 'Withdraw it: nobody else sees it from now on',
  keep: 'Keep it',
  done: 'The release is withdrawn. Nobody else sees it.',
} as const;

export const hubWords = {
  eyebrow: (system: string) => `Hub · ${system}`,
  title: (charts: number, organisations: number) =>
    `${organisations === 1 ? '1 organisation shares' : `${organisations} organisations share`} ${
      charts === 1 ? '1 chart' : `${charts} charts`
    }`,
  none: 'Shared charts will be here',
  windowTitle: 'Hub',
  lede: 'Each chart has its own measure, so we do not compare or rank them. Ask a team what helped.',
  emptyTitle: 'No organisation has released a chart yet',
  empty:
    'An admin can release a chart from its page. Others then see the picture and its words, never the records.',
  yours: 'From your organisation',
  releasedAt: (when: string) => `Released ${when}`,
  filter: 'Show',
  all: 'All',
  foot: 'Only released figures are shown. Small numbers are hidden and others are rounded.',
  protection: 'What was protected',
  about: 'About this release',
  organisation: 'Organisation',
  project: 'Project',
  releasedOn: 'Released',
  noHost: 'Charts cannot be drawn here yet. A system administrator can tell more.',
  inWords: 'In words',
  easyRead: 'Easy Read',
  numbers: 'The numbers',
} as const;
