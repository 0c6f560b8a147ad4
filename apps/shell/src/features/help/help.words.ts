export const helpWords = {
  title: 'How Fairshift works',
  lede: 'Short answers to what people ask first. Each chart says which rules it used.',
  listTitle: 'On this page',
  topics: [
    {
      id: 'start',
      title: 'How do I find a gap?',
      words: [
        'Open Data and bring a file with counts by group. Then make a measure: say what is counted and which way is better.',
        'Choose “Explore the gap”. You see every group side by side, and which one is furthest from the others. Keep what you found as a chart.',
      ],
    },
    {
      id: 'files',
      title: 'Which files can I bring?',
      words: [
        'CSV files with counts. We know cervical screening by GP practice of December 2017, and Fingertips files of indicators 93560 and 93561.',
        'For your own counts there is our own layout. The page “Bring a file” shows it and has an example to fill in. Please leave out names, NHS numbers and postcodes.',
      ],
    },
    {
      id: 'gap',
      title: 'What is a gap?',
      words: [
        'A gap is the difference between 2 groups of people. We show it in percentage points: from 54% to 62% is 8 percentage points.',
        'A gap in the data shows a difference. People who live it can tell you whether it is unfair and why.',
      ],
    },
    {
      id: 'limits',
      title: 'What are process limits?',
      words: [
        'Every figure goes up and down a little. The limits show how far it usually moves when nothing has changed.',
        'They are worked out from the figures before the change. With fewer than 13 points we call them trial limits.',
      ],
    },
    {
      id: 'change',
      title: 'When has something changed?',
      words: [
        'A pattern that is unlikely by chance is called a special cause. The rules are those of Making Data Count, November 2023.',
        'They are: a point outside the limits, 7 points in a row on one side of the average, 7 points in a row rising or falling, and 2 of 3 points near a limit.',
      ],
    },
    {
      id: 'interval',
      title: 'What does the line through a dot mean?',
      words: [
        'It is an interval. With few people a figure is less sure. The true figure is likely to lie on the line: 95 times in 100.',
        'Intervals of one share are Wilson intervals. Intervals of a difference are Newcombe intervals.',
      ],
    },
    {
      id: 'not-known',
      title: 'What is “not known”?',
      words: [
        'Sometimes nobody asked, or the answer was lost. Sometimes a person chose not to say. Both are shown, never hidden.',
        'When much is not known, we name no group: the true order could be another.',
      ],
    },
    {
      id: 'others',
      title: 'What do other organisations see?',
      words: [
        'Nothing, until an admin of your organisation releases a chart. Then counts from 1 to 7 are hidden and others are rounded to the nearest 5.',
        'The admin sees the chart as others will before it is released, and can take it back.',
      ],
    },
  ],
} as const;

export const accessibilityWords = {
  title: 'Using Fairshift your way',
  lede: 'We test every page against the Web Content Accessibility Guidelines 2.2, level AA.',
  pointsTitle: 'What you can count on',
  points: [
    'You can do everything with a keyboard. Press Tab to move, and Enter to choose.',
    'Every chart has a sentence, a description and a table. Nothing is in the picture only.',
    'Choose “Walk the points” on a chart, then use the arrow keys. Each point is read out.',
    'Shape and words tell you what colour tells others.',
    'You can zoom to 400% and use a phone. Pages work without sideways scrolling.',
    'Nothing moves by itself.',
  ],
  knownTitle: 'What we know does not work well yet',
  known: [
    'There is no Easy Read version of the words yet.',
    'Tables with many columns scroll inside their own box.',
  ],
  tellTitle: 'Tell us what gets in your way',
  tell: 'If something gets in your way, tell your organisation’s admin. They can reach the people who run Fairshift.',
} as const;
