import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { and, eq, gt, isNull, lt } from 'drizzle-orm'
import { agencies, people, setupLinks } from '../../drizzle/schema'
import {
  FirstInput,
  type Invited,
  type InviteInput,
  LINK_TOKEN,
  type LinkOpens,
  SetUpInput,
} from '../../lib/protocol/administer'
import { ok, type Result, refuse } from '../../lib/protocol/codes'
import { dayLong } from '../../lib/text/dates'
import { mail as words } from '../../lib/text/mail'
import { refusals } from '../../lib/text/refusals'
import { refusedAccounts } from '../../lib/text/refused-accounts'
import { hashPassphrase } from '../identity/passphrase'
import type { Session } from '../identity/sessions'
import type { Throttle } from '../identity/throttle'
import type { Drizzle, Transaction } from '../ledger/ledger'
import {
  type Administers,
  actorOf,
  administrator,
  asking,
  entered,
  permit,
  type SetupDeps,
  stop,
  subjectOf,
} from './command'
import { easy } from './easy'

/** Milliseconds. An invitation waits for somebody's shift or leave; the first administrator stands beside the server. */
export const LINK_LIFE = 7 * 24 * 60 * 60 * 1000
export const FIRST_LIFE = 24 * 60 * 60 * 1000

const hashOf = (token: string): Uint8Array => new Uint8Array(createHash('sha256').update(token).digest())

/** After `#`, which no browser sends: the token stands in no log of a server or proxy. `to`: where they go once it is done. */
export const addressOf = (appUrl: string, token: string, to?: string) =>
  `${appUrl}/set-up${to ? `?to=${encodeURIComponent(to)}` : ''}#${token}`

/** The only link of somebody whose account waits, as `by` gets it to pass on; the one they had no longer works. */
export async function renewLink(tx: Transaction, person: string, by: string, now: Date) {
  await tx.delete(setupLinks).where(eq(setupLinks.personId, person))
  return makeLink(tx, { personId: person, madeBy: by }, now, LINK_LIFE)
}

type For = { personId: string | null; madeBy: string | null }

async function makeLink(tx: Pick<Transaction, 'insert'>, whose: For, now: Date, life: number) {
  const token = randomBytes(32).toString('base64url')
  const expiresAt = new Date(now.getTime() + life)
  await tx.insert(setupLinks).values({ hash: hashOf(token), ...whose, createdAt: now, expiresAt })
  return { token, expiresAt }
}

/** A new link for someone whose account is not set up; the one they had no longer works. */
const inviteIn =
  (now: Date): Administers<typeof InviteInput._output, Link> =>
  async (tx, me, { id }) => {
    const { person, agency, subject } = await subjectOf(tx, id)
    permit(me, 'person-invite', subject)
    if (person.setUpAt) return stop('taken', refusedAccounts.setUpAlready)
    if (person.disabledAt || agency.disabledAt) return stop('not_allowed', refusedAccounts.noneToInvite)
    const link = await renewLink(tx, id, me.person, now)
    const content = { person: id, agency: agency.name, until: link.expiresAt.toISOString() }
    return { type: 'act.person-invited', content, value: { ...link, person, family: subject.agencyType === 'family' } }
  }
type Link = { token: string; expiresAt: Date; person: typeof people.$inferSelect; family: boolean }

/**
 * Gives a link to set an account up, and mails it where that is asked for, configured and safe. The link comes back in any
 * case: it can be handed over by hand. A mail that could not be sent leaves the link as it is.
 */
export async function invite(
  deps: SetupDeps,
  session: Session,
  input: typeof InviteInput._output,
): Promise<Result<Invited>> {
  const now = deps.now?.() ?? new Date()
  const made = await entered(deps.ledger, null, async tx => {
    const me = await asking(tx, session, deps.stepUp)
    return { ...(await inviteIn(now)(tx, me, input)), by: actorOf(me) }
  })
  if (!made.ok) return made
  const { token, expiresAt } = made.value
  const link = addressOf(deps.appUrl, token)
  const mail = input.mail ? await send(deps, made.value, link, now) : 'not-asked'
  return ok({ link, until: expiresAt.toISOString(), mail })
}

async function send(
  deps: SetupDeps,
  { person, family, token, expiresAt }: Link,
  link: string,
  now: Date,
): Promise<Invited['mail']> {
  const { subject, text } = words.invitation
  const sent = await mailTo(deps, person, family, subject, text(link, dayLong(expiresAt.toISOString())), now)
  if (sent === 'sent') await linkMailed(deps.db, token, now)
  return sent
}

export const linkMailed = (db: Pick<Drizzle, 'update'>, token: string, now: Date) =>
  db
    .update(setupLinks)
    .set({ mailedAt: now })
    .where(eq(setupLinks.hash, hashOf(token)))

/** One mail to one of the people, where there is a mail server; to a family only when it is safe. What went wrong is not thrown. */
export async function mailTo(
  { mail }: Pick<SetupDeps, 'mail'>,
  person: Safe & { email: string },
  family: boolean,
  subject: string,
  text: string,
  now: Date,
): Promise<Invited['mail']> {
  if (!mail) return 'not-set-up'
  if (family && !safeNow(person, now)) return 'not-safe'
  try {
    await mail(person.email, subject, text)
    return 'sent'
  } catch (error) {
    console.error('an e-mail was not sent:', error instanceof Error ? error.name : 'unknown')
    return 'failed'
  }
}

type Safe = Pick<typeof people.$inferSelect, 'safeMailAt' | 'safeMailFrom' | 'safeMailUntil'>
const LONDON = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

/** Whether a mail to someone of a family may leave at this minute: confirmed, and within their hours in London. */
export function safeNow({ safeMailAt, safeMailFrom, safeMailUntil }: Safe, now: Date): boolean {
  if (!safeMailAt || safeMailFrom === null || safeMailUntil === null) return false
  const [hour = 0, minute = 0] = LONDON.format(now).split(':').map(Number)
  const at = hour * 60 + minute
  return safeMailFrom <= at && at < safeMailUntil
}

/** A link that still works. */
async function find(db: Pick<Drizzle, 'select'>, token: unknown, now: Date) {
  if (typeof token !== 'string' || !LINK_TOKEN.test(token)) return null
  const [row] = await db
    .select({ hash: setupLinks.hash, madeBy: setupLinks.madeBy, person: people, agencyDisabled: agencies.disabledAt })
    .from(setupLinks)
    .leftJoin(people, eq(people.id, setupLinks.personId))
    .leftJoin(agencies, eq(agencies.id, people.agencyId))
    .where(and(eq(setupLinks.hash, hashOf(token)), gt(setupLinks.expiresAt, now)))
  if (!row || row.person?.disabledAt || row.agencyDisabled) return null
  return row
}

const over = () => refuse('link', refusedAccounts.linkOver)

/** What a link opens. To someone signed in as another person: only that it is not theirs. Whose it is, it never says. */
export async function lookAtLink(
  { db, now }: Pick<SetupDeps, 'db' | 'now'>,
  session: Session | null,
  token: unknown,
): Promise<Result<LinkOpens>> {
  const link = await find(db, token, now?.() ?? new Date())
  if (!link || (!link.person && (await anybody(db)))) return over()
  if (session && session.person.id !== link.person?.id)
    return refuse('link', refusedAccounts.linkNotYours(session.person.name))
  return ok(link.person ? 'account' : 'first')
}

const anybody = async (db: Pick<Drizzle, 'select'>) =>
  (await db.select({ id: people.id }).from(people).limit(1)).length > 0

/**
 * Sets an account up: once, by whoever holds the link and knows the address it is for. `from` is their network address.
 * Nobody is signed in by it.
 */
export async function followLink(
  deps: SetupDeps & { throttle: Throttle },
  session: Session | null,
  input: unknown,
  from: string,
): Promise<Result<null>> {
  const first = FirstInput.safeParse(input)
  const one = SetUpInput.safeParse(input)
  const parsed = first.success ? first : one
  if (!parsed.success) return refuse('schema', refusedAccounts.notSaid)
  const { token, email, passphrase } = parsed.data
  if (easy(passphrase, [email, first.success ? first.data.name : '']))
    return refuse('schema', refusedAccounts.passphraseEasy)
  const opens = await lookAtLink(deps, session, token)
  if (!opens.ok) return opens
  if ((opens.value === 'first') !== first.success) return refuse('schema', refusedAccounts.notSaid)
  let result: Result<null> = over()
  const passphraseHash = await hashPassphrase(passphrase)
  const tried = await deps.throttle.attempt(from, `link|${token}`, async () => {
    result = first.success
      ? await setUpFirst(deps, first.data, passphraseHash)
      : await setUpAccount(deps, { token, email }, passphraseHash)
    return result.ok || result.refusal.reason !== refusedAccounts.linkOtherAddress
  })
  return tried.ok ? result : refuse('too_fast', refusals.tryLater)
}

/** The person whose account waits behind this link; null where there is none, or `email` is not their address. */
export async function waitingBehind(db: Pick<Drizzle, 'select'>, token: unknown, now: Date, email?: string) {
  const person = (await find(db, token, now))?.person
  if (!person || person.setUpAt) return null
  return email === undefined || person.email.toLowerCase() === email.trim().toLowerCase() ? person : null
}

/** Takes a link out of the store: whoever comes second finds none. */
export async function takeLink(tx: Transaction, token: string, now: Date) {
  const link = (await find(tx, token, now)) ?? stop('link', refusedAccounts.linkOver)
  await tx.delete(setupLinks).where(eq(setupLinks.hash, link.hash))
  return link
}

const setUpAccount = (deps: SetupDeps, { token, email }: { token: string; email: string }, passphraseHash: string) =>
  entered(deps.ledger, null, async tx => {
    const now = deps.now?.() ?? new Date()
    const { person, madeBy } = await takeLink(tx, token, now)
    if (!person || person.setUpAt) return stop('link', refusedAccounts.linkOver)
    if (email.toLowerCase() !== person.email.toLowerCase()) return stop('link', refusedAccounts.linkOtherAddress)
    await tx.update(people).set({ passphraseHash, setUpAt: now, setUpBy: madeBy }).where(eq(people.id, person.id))
    const { agency, agencyName, name } = (await administrator(tx, person.id)) ?? stop('link', refusedAccounts.linkOver)
    const by = { person: person.id, name, agency: agencyName }
    return { type: 'act.account-set-up', content: { person: person.id, agency }, value: null, by }
  })

const setUpFirst = (deps: SetupDeps, input: typeof FirstInput._output, passphraseHash: string) =>
  entered(deps.ledger, null, async tx => {
    const now = deps.now?.() ?? new Date()
    const { person } = await takeLink(tx, input.token, now)
    if (person || (await anybody(tx))) return stop('link', refusedAccounts.linkOver)
    const { name, email, agency } = input
    const [id, agencyId] = [randomUUID(), randomUUID()]
    await tx.delete(setupLinks).where(isNull(setupLinks.personId))
    await tx.insert(agencies).values({ id: agencyId, ...agency })
    await tx
      .insert(people)
      .values({ id, agencyId, name, email, passphraseHash, administers: 'deployment', setUpAt: now })
    const content = { person: id, agency: agencyId, name: agency.name, code: agency.code }
    return { type: 'act.first-administrator', content, value: null, by: { person: id, name, agency: agency.name } }
  })

export type FirstLink = { link: string; until: Date }

/** The link with which the first administrator is created, where there is nobody yet; null where there is. */
export async function firstLink({
  db,
  appUrl,
  now,
}: Pick<SetupDeps, 'db' | 'appUrl' | 'now'>): Promise<FirstLink | null> {
  if (await anybody(db)) return null
  const at = now?.() ?? new Date()
  await db.delete(setupLinks).where(and(isNull(setupLinks.personId), lt(setupLinks.expiresAt, at)))
  const { token, expiresAt } = await makeLink(db, { personId: null, madeBy: null }, at, FIRST_LIFE)
  return { link: addressOf(appUrl, token), until: expiresAt }
}
