import type { Imported } from './import'
import type { Left } from './left'
import { DEMO_PASSPHRASE, type Seeded } from './seed'

/** What is printed once the demo is ready: who can sign in, and what of the file is not played as it stands. Names no child and repeats no words. */
export function tellDemo({ accounts, meeting, left, narrowed, refused }: Seeded, appUrl: string): string {
  const width = Math.max(...accounts.map(account => account.email.length))
  const lines = accounts.map(
    ({ email, name, role }) => `  ${email.padEnd(width)}  ${name}, ${role.replaceAll('_', ' ')}`,
  )
  return [
    `Everyone here is invented. Sign in with the passphrase ${DEMO_PASSPHRASE} as:`,
    ...lines,
    ...listed('Not brought in:', left),
    ...listed('Shared with fewer people than the file says:', narrowed),
    ...listed('Turned down:', refused),
    `The meeting: ${appUrl}/meetings/${meeting}/board`,
    '',
  ].join('\n')
}

const listed = (title: string, items: readonly Left[]) =>
  items.length > 0 ? [title, ...items.map(({ what, why }) => `  ${what}: ${why}`)] : []

/** The e-mail of a seat left to the person watching must be one of the demo's. Null, or the sentence to stop with. */
export function unknownSeat({ people }: Pick<Imported, 'people'>, without: readonly string[]): string | null {
  const unknown = without.find(email => !people.some(person => person.email === email))
  return unknown === undefined
    ? null
    : `--without ${unknown}: nobody has that account. The accounts are:\n${people.map(person => `  ${person.email}`).join('\n')}`
}
