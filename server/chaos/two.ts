import { setTimeout as delay } from 'node:timers/promises'
import type { Connection } from '../db/cluster'
import type { History } from './history'
import { createProxy } from './proxy'
import { random } from './random'
import { count, emptyReport, goesOn, type Report, settle, timed } from './report'
import { enter, type Program, serving, setStage, WRITERS } from './stage'
import { contribution, Writer } from './writer'

/**
 * Two processes on one database, behind a balancer. The one that serves the meeting is stopped in the middle of its work and goes on ten seconds later:
 * the other has taken the meeting over by then, and nothing of what reached the stopped one is entered by it.
 */
export async function two(postgres: Connection, program: Program, seed: number, rounds: number): Promise<Report> {
  const report = emptyReport('two processes, one stopped for 10 s', seed)
  const chance = random(seed)
  const stage = await setStage(postgres)
  const balancer = await createProxy({ host: '127.0.0.1', port: 1 })
  const origin = `http://127.0.0.1:${balancer.port}`
  const both = [await serving(program, stage.url, origin), await serving(program, stage.url, origin)]
  const lead = (n: number) => balancer.lead({ host: '127.0.0.1', port: both[n]!.port })
  lead(0)
  const gathering = await stage.gather(origin)
  const people = enter(gathering, origin)
  const everyone = [...people.values()]
  const here = () => Promise.all(everyone.map(person => person.until(() => person.here)))
  const gone: History[] = []
  try {
    await here()
    for (let round = 0; round < rounds; round++) {
      const [now, next] = [round % 2, 1 - (round % 2)]
      const serves = both[now]!
      // Past the balancer, to the process that will stop: it goes on writing to it.
      const direct = `http://127.0.0.1:${serves.port}`
      const [stuck] = enter(gathering, origin, ['health'], { sync: direct, live: direct }).values()
      if (!stuck) throw new Error('nobody')
      await stuck.until(() => stuck.here)
      const writers = WRITERS.map(name => new Writer(people.get(name)!, chance, { burst: 2, rest: 40 }))
      await delay(300 + chance.below(500))
      serves.process().kill('SIGSTOP')
      const late = stuck.board('meeting').share(contribution())
      const from = performance.now()
      lead(next)
      balancer.cutAll()
      await timed(report, 'the other took over', goesOn(people))
      count(report, 'processes stopped')
      const before = new Set(everyone.flatMap(person => [...(person.history.shown.get('meeting')?.keys() ?? [])]))
      await delay(Math.max(0, 10_000 - (performance.now() - from)))
      serves.process().kill('SIGCONT')
      await timed(
        report,
        'the stopped one let go',
        stuck.until(() => !stuck.board('meeting').inStep),
      )
      if (before.has(late) || stuck.board('meeting').has(late))
        report.found.push('I3 what reached the stopped process was receipted by it')
      gone.push(stuck.history)
      stuck.leave()
      await Promise.all(writers.map(writer => writer.stop()))
      await here()
      const zombie = (await stage.ledger.read(gathering.id)).entries.filter(entry => entry.once === late)
      if (zombie.length > 0) report.found.push('I5 a stopped process entered something after it was overtaken')
    }
    await settle(report, stage, gathering, everyone, gone)
  } finally {
    for (const person of everyone) person.leave()
    for (const server of both) {
      server.process().kill('SIGCONT')
      await server.kill('SIGKILL')
    }
    await balancer.close()
    await stage.strike()
  }
  return report
}
