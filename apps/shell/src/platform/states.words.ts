/** Words for waiting, failing and refusing, used on every page. */
export const stateWords = {
  opening: (what: string) => `Opening ${what}`,
  slow: 'This takes longer than usual. The server may be busy. You can wait, or try again.',
  tryAgain: 'Try again',
  home: 'Go to your home page',
  notFound: {
    title: 'We cannot find that page',
    words: 'The link may be old, or the page may belong to another organisation. We cannot say which.',
  },
  refused: {
    title: 'You cannot open this page',
    words: 'An admin of your organisation can give you the right to. Their names are under People.',
    people: 'See who the admins are',
  },
  cannot: {
    title: 'We cannot show this',
  },
  unreachable: {
    title: 'We cannot reach the server',
    words: 'Check your connection, then try again. What you saved is safe.',
  },
  broken: {
    title: 'Something went wrong on our side',
    words:
      'What you saved is safe. Try again. If it happens again, tell the people who run Fairshift this reference.',
    reference: 'Reference:',
  },
  whoCan: (what: string, who: string) =>
    `${what} needs another role. ${who} can do it, or can give you the role.`,
  changed:
    'Someone else changed this while you were here. We show what is stored now. Please check, then save again.',
} as const;
