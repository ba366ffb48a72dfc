/** E-mails. They name no child, no family, no meeting and nobody but the reader: whoever stands behind them may read along. */
export const mail = {
  invitation: {
    subject: 'Set up your Roundtable account',
    text: (link: string, until: string) =>
      `You have been given an account on Roundtable.

Set it up here, once, before ${until}:
${link}

You will choose a passphrase and add a second step for signing in. The link is for you alone and opens nothing else. If you did not expect it, ignore this message.
`,
  },
  meeting: {
    subject: 'An invitation on Roundtable',
    text: (link: string) =>
      `You are invited on Roundtable. Sign in to see to what, and when:
${link}

The address lets nobody in but you. If you did not expect this, ignore this message.
`,
    newcomer: (link: string, until: string) =>
      `You are invited on Roundtable. Set up your account first, once, before ${until}:
${link}

You will choose a passphrase and add a second step for signing in, or sign in through your organisation. Do it before the day. The link is for you alone. If you did not expect this, ignore this message.
`,
  },
  circulated: {
    subject: 'Something waits for you on Roundtable',
    text: (url: string) =>
      `Something to read has come for you on Roundtable. Sign in to open it:
${url}

This message says nothing of what it is about. The address lets nobody in but you. If you did not expect this, ignore this message.
`,
  },
  emergencyAsked: {
    subject: 'Somebody asks to read in an emergency',
    text: (url: string) =>
      `Somebody asks to read a meeting on Roundtable in an emergency, and a second person has to confirm it. Sign in to see who, and why:
${url}

This message says nothing of the meeting. Nobody has confirmed it yet.
`,
  },
  emergencyOpened: {
    subject: 'A meeting you chair is being read in an emergency',
    text: (url: string) =>
      `Somebody without a place in a meeting that you chair can read it now. Two people agreed to that. Sign in to see who, and to end it if it should not be:
${url}

This message says nothing of the meeting.
`,
  },
  alert: {
    subject: 'Something in Roundtable needs you now',
    text: (url: string) =>
      `Somebody has raised something that cannot wait. Sign in to Roundtable to read and answer it:
${url}

This message says nothing of what it is about. Nobody has answered it yet.
`,
  },
} as const
