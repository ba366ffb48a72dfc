import { setTimeout as delay } from 'node:timers/promises'
import type { Connection } from '../db/cluster'
import { check } from './check'
import type { Person } from './person'
import { random } from './random'
import { count, emptyReport, type Report, settle } from './report'
import { asOwner, enter, type Program, serving, setStage, stageOn, WRITERS } from './stage'
import { contribution, Writer } from './writer'

/**
 * The database is put back to an older copy while people have the meeting open. Whoever has seen more than the copy holds is told so (`rolled_back`),
 * keeps what they had and adds nothing, also who comes back only after newcomers wrote past all they had; what they saw is found missing
 * by anyone who compares; whoever comes new goes on from the copy.
 */
export async function restored(postgres: Connection, program: Program, seed: number, rounds: number): Promise<Report> {
  const report = emptyReport('restored from an older backup', seed)
  for (let round = 0; round < rounds; round++) await restore(report, postgres, program, seed * 1000 + round)
  return report
}

async function restore(report: Report, postgres: Connection, program: Program, seed: number) {
  const chance = random(seed)
  const stage = await setStage(postgres)
  const { database: name } = stage.connection
  const server = await serving(program, stage.url)
  const gathering = await stage.gather(server.origin)
  const people = enter(gathering, server.origin)
  const everyone = [...people.values()]
  const write = async () => {
    const writers = WRITERS.map(who => new Writer(people.get(who)!, chance, { burst: 2, rest: 30 }))
    await delay(300 + chance.below(500))
    await Promise.all(writers.map(writer => writer.stop()))
  }
  const away = async (change: () => Promise<void>) => {
    await server.kill('SIGKILL')
    await change()
    await server.start()
  }
  try {
    await Promise.all(everyone.map(person => person.until(() => person.here)))
    await write()
    await stage.strike()
    await away(async () => {
      await alone(postgres, name)
      await asOwner(postgres, `create database ${name}_copy template ${name}`)
    })
    await Promise.all(everyone.map(person => person.until(() => person.here)))
    await write()
    // Everyone has seen something that the copy does not hold.
    const last = people.get('school')!.board('meeting').share(contribution())
    await Promise.all(everyone.map(person => person.until(() => person.board('meeting').has(last))))
    const kept = everyone.map(person => JSON.stringify(person.board('meeting').final()))
    const left = (['health', 'watch'] as const).flatMap(who => people.get(who) ?? [])
    for (const person of left) person.away()
    const there = everyone.filter(person => !left.includes(person))
    await away(async () => {
      await alone(postgres, name)
      await asOwner(postgres, `alter database ${name} rename to ${name}_lost`)
      await asOwner(postgres, `alter database ${name}_copy rename to ${name}`)
    })
    const told = (those: Person[]) =>
      Promise.all(those.map(person => person.until(() => person.board('meeting').rolledBack)))
    await told(there)
    count(report, 'people told', there.length)
    await goesOn(report, stage.connection, gathering, server.origin, everyone)
    for (const person of left) person.back()
    await told(left)
    count(report, 'people told who came back after others had written past them', left.length)
    for (const [i, person] of everyone.entries())
      if (JSON.stringify(person.board('meeting').final()) !== kept[i]) report.found.push('I1 a copy was not kept')
    count(report, 'restores')
  } finally {
    for (const person of everyone) person.leave()
    await server.kill('SIGKILL')
  }
}

/** Those who come new find the copy, whole and open, and write past all that was there before; and anyone who holds what they saw against it finds it missing. */
async function goesOn(
  report: Report,
  connection: Connection,
  gathering: Parameters<typeof enter>[0],
  origin: string,
  before: readonly Person[],
) {
  const stage = await stageOn(connection)
  const fresh = enter(gathering, origin)
  const newcomers = [...fresh.values()]
  await Promise.all(newcomers.map(person => person.until(() => person.here)))
  const police = fresh.get('police')!.board('meeting')
  const most = Math.max(...before.map(person => person.board('meeting').size))
  let id = ''
  for (let size = police.size; size <= most; size++) id = police.share(contribution())
  await Promise.all(newcomers.map(person => person.until(() => person.board('meeting').has(id))))
  const made = before.map(({ history }) => ({ ...history, shown: new Map(), notes: new Set<string>(), acts: [] }))
  await settle(report, stage, gathering, newcomers, made)
  const missed = check(
    await stage.evidence(gathering),
    before.map(person => person.history),
  )
  for (const rule of ['I1', 'I4'])
    if (!missed.some(wrong => wrong.startsWith(rule)))
      report.found.push(`${rule} the restored ledger passes for the lost one`)
  for (const person of newcomers) person.leave()
  await stage.strike()
}

/** Nothing else may be connected to a database that is copied or renamed. */
const alone = (postgres: Connection, name: string) =>
  asOwner(postgres, `select pg_terminate_backend(pid, 2000) from pg_stat_activity where datname = '${name}'`)
