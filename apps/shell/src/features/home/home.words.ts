export const homeWords = {
  needs: (count: number, minutes: number) =>
    count === 0
      ? 'Nothing needs you right now'
      : `${count === 1 ? '1 thing needs' : `${count} things need`} you, about ${minutes} minutes in all`,
  needsTitle: 'What needs you',
  nothing: 'You are up to date',
  nothingWords: 'Open a project to see how it goes, or look at what other organisations have released.',
  hub: 'What others released',
  minutes: (minutes: number) => `About ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`,
  projects: 'Your projects',
  allProjects: 'All projects',
  noProjects: 'There are no projects yet',
  noProjectsWords: 'A project holds an aim, the charts that show whether it is met, and what you found.',
  start: 'Start a project',
  lede: (organisation: string, datasets: number) =>
    datasets === 0
      ? `${organisation} has no data here yet.`
      : `${organisation} has ${datasets === 1 ? '1 dataset' : `${datasets} datasets`} here.`,
} as const;
