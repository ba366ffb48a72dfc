import { setTimeout as delay } from 'node:timers/promises'
import type { Connection } from '../db/cluster'
import { random } from './random'
import { count, emptyReport, goesOn, type Report, settle, timed } from './report'
import { enter, type Program, serving, setStage, WRITERS } from './stage'
import { Writer } from './writer'

type Size = { kills: number; perMeeting: number; statements: number }

/**
 * The server is killed outright at random moments while three people write and three read, and is started again on the same database.
 * `perMeeting` kills make one meeting; more meetings follow until `statements` were seen too.
 */
export async function kills(postgres: Connection, program: Program, seed: number, size: Size): Promise<Report> {
  const report = emptyReport('kill -9 under load', seed)
  const chance = random(seed)
  const stage = await setStage(postgres)
  const server = await serving(program, stage.url)
  const enough = () =>
    (report.trials.kills ?? 0) >= size.kills && (report.trials['seen statements'] ?? 0) >= size.statements
  try {
    while (!enough()) {
      const gathering = await stage.gather(server.origin)
      const people = enter(gathering, server.origin)
      const writers = WRITERS.map(name => new Writer(people.get(name)!, chance))
      for (let i = 0; i < size.perMeeting; i++) {
        await Promise.all([...people.values()].map(person => person.until(() => person.here)))
        // From the first moment to well into the load; one in four falls while it has only just come back.
        await delay(chance.chance(0.25) ? chance.below(60) : 150 + chance.below(800))
        await server.kill('SIGKILL')
        count(report, 'kills')
        await server.start()
        await timed(report, 'back for all', goesOn(people))
      }
      await Promise.all(writers.map(writer => writer.stop()))
      const everyone = [...people.values(), ...enter(gathering, server.origin, ['health']).values()]
      await settle(report, stage, gathering, everyone)
      for (const person of everyone) person.leave()
    }
  } finally {
    await server.kill('SIGKILL')
    await stage.strike()
  }
  return report
}
