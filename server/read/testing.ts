import type { TestDatabase } from '../db/testing'
import type { Session } from '../identity/sessions'
import { ACCESS_LOG } from '../ledger/ledger'
import { type Cast, type Options, testMeeting } from '../rooms/testing'
import type { ReadDeps } from './deps'
import { createLogRefused } from './refused'

/** A meeting, and its people as they are when signed in. */
export async function meetingToRead(database: TestDatabase, cast: Cast, options: Options = {}) {
  const m = await testMeeting(database, cast, options)
  const refused: Promise<void>[] = []
  const enterRefused = createLogRefused(m.db, m.access)
  const logRefused: ReadDeps['logRefused'] = (...asked) => {
    const entered = enterRefused(...asked)
    refused.push(entered)
    return entered
  }
  const deps: ReadDeps = { db: m.db, ledger: m.ledger, access: m.access, logRefused }
  const session = (name: string): Session => {
    const place = m.places[name]!
    const { person: id, agencyId, agency } = place
    return { id: 'session', person: { id, name, email: 'x@test.invalid', agencyId, agency, administers: null } }
  }
  /** What people did about this meeting by the access log, oldest first. */
  const logged = async () => {
    await Promise.all(refused)
    return (await m.ledger.read(ACCESS_LOG)).entries
      .flatMap(({ fields }) => fields ?? [])
      .filter(({ type, content }) => content?.meeting === m.id && type !== 'act.meeting-opened')
  }
  return { ...m, deps, session, logged }
}

/** A stranger, signed in: somebody of another meeting. */
export const STRANGER: Session = {
  id: 'session',
  person: {
    id: '00000000-0000-4000-8000-0000000000ff',
    name: 'Stranger',
    email: 'x@test.invalid',
    agencyId: '00000000-0000-4000-8000-0000000000fe',
    agency: 'Elsewhere',
    administers: 'deployment',
  },
}
