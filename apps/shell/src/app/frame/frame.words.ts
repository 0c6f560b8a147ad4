export const frameWords = {
  sections: { home: 'Home', projects: 'Projects', measures: 'Measures', data: 'Data', hub: 'Hub' },
  account: 'Your account',
  people: 'People and teams',
  releases: 'What we have released',
  system: 'System',
  switchTo: (name: string) => `Go to ${name}`,
  signedInAs: (name: string) => `Signed in as ${name}`,
  help: 'Help',
  demo: 'This is an example care system. Its people and organisations are made up.',
  footer: {
    how: 'How we work things out',
    accessibility: 'Accessibility',
    examples:
      'Examples are based on Aurelio et al 2024, British Journal of Healthcare Management. Counts are made up to match the percentages in the paper.',
    licence: 'Contains public sector information licensed under the Open Government Licence v3.0.',
  },
} as const;
