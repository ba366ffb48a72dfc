import { Client } from 'pg'
import type { Connection } from '../db/cluster'
import { pooled } from '../db/open'
import { contribution, on, participant, type TestMeeting, testMeeting } from '../rooms/testing'
import { count, emptyReport, type Report } from './report'
import { type Stage, setStage } from './stage'

/** How a database call goes wrong: it is never made, its answer is lost, or the connection breaks under it. */
const WAYS = ['before', 'after', 'cut'] as const
type Way = (typeof WAYS)[number]

/** Calls are counted from `arm` on; number `at` goes wrong. */
const trap = { at: 0, calls: 0, way: 'before' as Way, sprung: false }
const arm = (at: number, way: Way) => Object.assign(trap, { at, way, calls: 0, sprung: false })
const failure = () => new Error('The call went wrong.')

class Failing extends Client {
  // The signatures of `query` are many; what is given is handed on as it is.
  override query = ((...args: Parameters<Client['query']>) => {
    if (trap.at === 0 || ++trap.calls !== trap.at) return super.query(...args)
    trap.sprung = true
    const answer: unknown = args.at(-1)
    const fails = trap.way === 'before' ? Promise.reject(failure()) : this.lose(args)
    if (typeof answer !== 'function') return fails
    fails.catch(error => answer(error))
  }) as Client['query']

  private async lose(args: Parameters<Client['query']>) {
    const waiting = args.filter(arg => typeof arg !== 'function')
    // Its answer is waited for and thrown away, or its connection is destroyed as it leaves.
    const asked: unknown = Reflect.apply(super.query, this, waiting)
    if (trap.way === 'cut') this.connection.stream.destroy()
    await asked
    throw failure()
  }
}

type Names = 'chair' | 'school'
type Command = (meeting: TestMeeting, target: string) => Promise<{ done: boolean; id?: string }>

const share = async (meeting: TestMeeting, who: Names, audience: 'meeting' | 'professionals', value: object) => {
  const id = crypto.randomUUID()
  const person = await meeting.at(who, audience)
  const outcome = await person.add({ ...value }, id)
  person.leave()
  return { done: 'stamp' in outcome, id }
}
const act = async (meeting: TestMeeting, verb: string, input: object) => {
  const reply = await (await meeting.room()).act(meeting.places.chair!.person, {
    verb,
    input,
    key: crypto.randomUUID(),
  })
  return { done: reply.ok }
}
const judged = { relevance: 'relevant', proportionality: 'proportionate', request: 'none' }
/** A commit of each shape: one tree, two trees, none, and two logs with a table beside them. */
const COMMANDS: Record<string, Command> = {
  share: meeting => share(meeting, 'school', 'meeting', contribution()),
  mark: (meeting, target) => share(meeting, 'chair', 'professionals', { kind: 'mark', ...on(target), ...judged }),
  start: meeting => act(meeting, 'start', {}),
  close: meeting => act(meeting, 'close', { reason: 'That is all for today.' }),
}

/** The Nth database call of a command fails, for every N and in every way: all of it is stored or nothing is, and nobody is told otherwise. */
export async function queries(postgres: Connection, seed: number): Promise<Report> {
  const report = emptyReport('the Nth database call fails', seed)
  const stage = await setStage(postgres)
  const database = pooled(Object.assign({ Client: Failing }, stage.connection))
  try {
    for (const [name, command] of Object.entries(COMMANDS))
      for (const way of WAYS) {
        const scene = await sceneOn(stage, database)
        let sprung = true
        for (let at = 1; sprung; at++) sprung = await trial(report, stage, scene, { name, command, way, at })
      }
  } finally {
    trap.at = 0
    await database.close()
    await stage.strike()
  }
  return report
}

type Trial = { name: string; command: Command; way: Way; at: number }

/** A meeting with something in it: the same for several trials, or a fresh one for each act that can be done once only. */
async function sceneOn(stage: Stage, database: Stage['database']) {
  const open = async () => {
    const cast = { chair: 'chair', school: 'practitioner' } as const
    const meeting = await testMeeting(Object.assign({ url: stage.url }, database), cast)
    const { id: target } = await share(meeting, 'school', 'meeting', contribution())
    return { meeting, target }
  }
  const lasting = await open()
  return async (name: string) => {
    if (name === 'share' || name === 'mark') return lasting
    const fresh = await open()
    if (name === 'close') await act(fresh.meeting, 'start', {})
    return fresh
  }
}

async function trial(
  report: Report,
  stage: Stage,
  scene: Awaited<ReturnType<typeof sceneOn>>,
  { name, command, way, at }: Trial,
) {
  trap.at = 0
  const { meeting, target } = await scene(name)
  await (await meeting.room()).ask()
  arm(at, way)
  const outcome = await command(meeting, target)
  const { sprung } = trap
  trap.at = 0
  if (sprung) count(report, `failed calls in ${name}`)
  const what = `${name}, call ${at} ${way}`
  for (const wrong of await halves(stage, meeting.id)) report.found.push(`${what}: ${wrong}`)
  const stored = await isStored(meeting, name, outcome.id)
  if (outcome.done && !stored) report.found.push(`I3 ${what}: acknowledged and not stored`)
  await goesOn(meeting, report, what)
  await meeting.restart()
  return sprung
}

async function isStored(meeting: TestMeeting, name: string, id: string | undefined) {
  const { entries } = await meeting.ledger.read(meeting.id)
  return entries.some(entry => (id ? entry.once === id : entry.fields?.type === `act.${name}`))
}

/** Whatever happened, the meeting can be read, verified, and (unless it is closed) added to. */
async function goesOn(meeting: TestMeeting, report: Report, what: string) {
  const { meeting: state } = await (await meeting.room()).ask()
  if (state.status === 'concluded') return
  const person = await participant(await meeting.room(), meeting.places.school!, 'meeting')
  const outcome = await person.add(contribution())
  if (!('stamp' in outcome)) report.found.push(`I10 ${what}: the next statement was not taken`)
  person.leave()
}

/** Traces of half a transaction, read by nothing of the server's. */
async function halves({ database }: Stage, log: string): Promise<string[]> {
  const { rows } = await database.pool.query<{
    entries: string
    keys: string
    size: string
    n: string
    status: string
    closed: boolean
    closes: string
  }>(
    `select (select count(*) from entries where log = $1) as entries, (select count(*) from entry_keys where log = $1) as keys,
      (select size from heads where log = $1 and audience = '') as size,
      (select sum(size) from heads where log = $1 and audience <> '') as n, (select status from meetings where id = $1) as status,
      (select closing is not null from heads where log = $1 and audience = '') as closed,
      (select count(*) from entries where log = '00000000-0000-4000-8000-00000000acce' and once like 'meeting|' || $1 || '|closed|%') as closes`,
    [log],
  )
  const [row] = rows
  if (!row) return ['nothing was found']
  const wrongs: string[] = []
  if (row.entries !== row.size || row.keys !== row.size)
    wrongs.push(`${row.entries} entries, ${row.keys} keys, head ${row.size}`)
  if (new Set([row.status === 'concluded', row.closed, row.closes === '1']).size > 1)
    wrongs.push(`status ${row.status}, closing ${row.closed}, access ${row.closes}`)
  return wrongs
}
