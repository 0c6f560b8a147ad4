export const homeWords = {
  needs: (count: number) =>
    count === 0
      ? 'Nothing needs you right now'
      : `${count === 1 ? '1 thing needs' : `${count} things need`} you`,
  lede: (minutes: number) => `About ${minutes === 1 ? '1 minute' : `${minutes} minutes`} in all.`,
  ledeNone: (hasProjects: boolean, mayImport: boolean) => {
    if (!hasProjects) return 'See what other organisations have learned.';
    return mayImport ? 'See how your projects go, or bring newer figures.' : 'See how your projects go.';
  },
  needsTitle: 'What needs you',
  minutes: (minutes: number) => `About ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`,
  bring: 'Bring a file',
  bringNote: 'Takes about 3 minutes',
  projects: 'Your projects',
  allProjects: (count: number, organisation: string) =>
    count === 1 ? `All projects of ${organisation}` : `All ${count} projects of ${organisation}`,
  noProjects: 'There are no projects yet',
  noProjectsWords: 'A project holds an aim, the charts that show whether it is met, and what you found.',
  noProjectsCannot: 'A team member, an analyst or an admin of your organisation can start one.',
  start: 'Start a project',
  startNote: 'Takes about 4 minutes',
  othersTitle: 'Shared by others',
  othersNone: 'No other organisation has released a chart yet. Their charts will be listed here.',
  others: 'See all released charts',
  dataTitle: 'Your data',
  dataNone: 'No file has been brought yet.',
  data: (count: number) => (count === 1 ? 'See the dataset' : `See all ${count} datasets`),
} as const;
