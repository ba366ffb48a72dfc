import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { z } from 'zod'
import { ADMIN_COMMANDS, type AdminCommand } from '../../lib/protocol/administer'
import { ok, type Result, refuse } from '../../lib/protocol/codes'
import { refusals } from '../../lib/text/refusals'
import { refusedAccounts } from '../../lib/text/refused-accounts'
import type { Session } from '../identity/sessions'
import { addAgency, disableAgency, editAgency, enableAgency } from './agencies'
import { type Administers, actorOf, asking, entered, type SetupDeps } from './command'
import { invite } from './links'
import {
  addPerson,
  appointPerson,
  confirmMail,
  disablePerson,
  editPerson,
  enablePerson,
  restartPerson,
  signOutPerson,
} from './people'

/** What every command answers: an id, or whose access ended. */
type Out = { id: string } | { ended: string[] }
type Run = (deps: SetupDeps, session: Session, input: unknown) => Promise<Result<unknown>>

/** Runs a command in its transaction; whoever it put out is signed out as soon as that is stored. */
const within =
  <In>(schema: z.ZodType<In>, work: Administers<In, Out>): Run =>
  async (deps, session, input) => {
    const parsed = schema.safeParse(input)
    if (!parsed.success) return refuse('schema', refusedAccounts.notSaid)
    const done = await entered(deps.ledger, null, async tx => {
      const me = await asking(tx, session, deps.stepUp)
      return { ...(await work(tx, me, parsed.data)), by: actorOf(me) }
    })
    if (!done.ok) return done
    if (!('ended' in done.value)) return ok({ id: done.value.id })
    await putOut(deps, done.value.ended)
    return ok(null)
  }

/** What is stored already refuses them everywhere; this closes what is open now rather than a second later. */
async function putOut({ sessions }: SetupDeps, ended: readonly string[]) {
  for (const person of ended)
    await sessions
      .endAllOf(person, 'administrator')
      .catch(error => console.error('sign-out failed:', error instanceof Error ? error.name : 'unknown'))
}

const C = ADMIN_COMMANDS
const COMMANDS: Record<AdminCommand, Run> = {
  'add-agency': within(C['add-agency'], addAgency),
  'edit-agency': within(C['edit-agency'], editAgency),
  'disable-agency': within(C['disable-agency'], disableAgency),
  'enable-agency': within(C['enable-agency'], enableAgency),
  'add-person': within(C['add-person'], addPerson),
  'edit-person': within(C['edit-person'], editPerson),
  'disable-person': within(C['disable-person'], disablePerson),
  'enable-person': within(C['enable-person'], enablePerson),
  'appoint-person': within(C['appoint-person'], appointPerson),
  'restart-person': within(C['restart-person'], restartPerson),
  'sign-out-person': within(C['sign-out-person'], signOutPerson),
  'confirm-mail': within(C['confirm-mail'], confirmMail),
  'invite-person': async (deps, session, input) => {
    const parsed = C['invite-person'].safeParse(input)
    return parsed.success ? invite(deps, session, parsed.data) : refuse('schema', refusedAccounts.notSaid)
  },
}

/** The one way in for administration: routes hand on what they were sent. An unknown command is refused like a senseless one. */
export async function administer(
  deps: SetupDeps,
  session: Session,
  command: string,
  input: unknown,
): Promise<Result<unknown>> {
  const run = new Map<string, Run>(Object.entries(COMMANDS)).get(command)
  if (!run) return refuse('schema', refusals.notUnderstood)
  const done = await run(deps, session, input)
  if (!done.ok && done.refusal.code === 'not_allowed') await logRefused(deps, session, command)
  return done
}

/** Seconds, and how many lines of one person in them: nobody fills the log by asking. */
const often = new RateLimiterMemory({ keyPrefix: 'administration', points: 20, duration: 300 })

/** Enters that somebody asked for what is not theirs to do. That it could not be entered changes nothing: it was not done either. */
async function logRefused({ ledger }: SetupDeps, { person }: Session, command: string) {
  const by = { person: person.id, name: person.name, agency: person.agency }
  await often
    .consume(person.id)
    .then(() =>
      entered(ledger, by, async () => ({ type: 'act.administration-refused', content: { command }, value: null })),
    )
    .catch(() => undefined)
}
