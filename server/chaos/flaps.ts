import { setTimeout as delay } from 'node:timers/promises'
import type { Connection } from '../db/cluster'
import { createProxy } from './proxy'
import { random } from './random'
import { count, emptyReport, goesOn, type Report, settle, timed } from './report'
import { enter, type Program, serving, setStage, WRITERS } from './stage'
import { Writer } from './writer'

/** The network between people and server breaks again and again: single connections, all of them, and for a while none can be made. */
export async function flaps(postgres: Connection, program: Program, seed: number, times: number): Promise<Report> {
  const report = emptyReport('a network that flaps', seed)
  const chance = random(seed)
  const stage = await setStage(postgres)
  const line = await createProxy({ host: '127.0.0.1', port: 1 })
  const origin = `http://127.0.0.1:${line.port}`
  const server = await serving(program, stage.url, origin)
  const there = { host: '127.0.0.1', port: server.port }
  line.lead(there)
  const gathering = await stage.gather(origin)
  const people = enter(gathering, origin)
  const everyone = [...people.values()]
  const here = () => Promise.all(everyone.map(person => person.until(() => person.here)))
  try {
    await here()
    const writers = WRITERS.map(name => new Writer(people.get(name)!, chance, { burst: 1, rest: 40 }))
    for (let i = 0; i < times; i++) {
      await delay(chance.below(100))
      const links = [...line.links]
      if (links.length === 0) await Promise.race(everyone.map(person => person.until(() => person.here)))
      const kind = chance.next()
      if (kind < 0.7 && links.length > 0) chance.pick(links).cut()
      else line.cutAll()
      if (kind > 0.95) {
        line.lead(null)
        await delay(chance.below(500))
        line.lead(there)
      }
      count(report, 'flaps')
    }
    await timed(report, 'back for all', goesOn(people))
    await Promise.all(writers.map(writer => writer.stop()))
    await settle(report, stage, gathering, everyone)
  } finally {
    for (const person of everyone) person.leave()
    await server.kill('SIGKILL')
    await line.close()
    await stage.strike()
  }
  return report
}
