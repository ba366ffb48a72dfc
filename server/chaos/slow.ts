import { setTimeout as delay } from 'node:timers/promises'
import type { Connection } from '../db/cluster'
import { createProxy, type Proxy as Line } from './proxy'
import { random } from './random'
import { count, emptyReport, goesOn, type Report, settle, timed } from './report'
import { enter, type Program, serving, setStage, urlOf, WRITERS } from './stage'
import { COMMIT } from './unknown'
import { Writer } from './writer'

/** `longest`: how long (ms) the disk lets everyone wait at most. */
type Size = { stalls: number; longest: number }

/** The database's disk stalls: again and again every COMMIT waits, while three write. Meanwhile nobody is shown or promised anything; afterwards everything is there. */
export async function slow(
  postgres: Connection,
  program: Program,
  seed: number,
  { stalls, longest }: Size,
): Promise<Report> {
  const report = emptyReport('a disk that stalls', seed)
  const chance = random(seed)
  const stage = await setStage(postgres)
  const proxy = await createProxy(postgres)
  const server = await serving(program, urlOf({ ...stage.connection, port: proxy.port }))
  const gathering = await stage.gather(server.origin)
  const people = enter(gathering, server.origin)
  const everyone = [...people.values()]
  const receipts = () => everyone.flatMap(person => [...person.boards.values()].map(board => board.size)).join()
  try {
    await Promise.all(everyone.map(person => person.until(() => person.here)))
    const writers = WRITERS.map(name => new Writer(people.get(name)!, chance, { burst: 2, rest: 40 }))
    for (let i = 0; i < stalls; i++) {
      await delay(chance.below(300))
      const goOn = stall(proxy)
      // What had been committed before still arrives.
      await delay(150)
      const before = receipts()
      await delay(chance.below(longest))
      if (receipts() !== before) report.found.push('I3 something was shown while its commit waited for the disk')
      goOn()
      count(report, 'stalls')
      await timed(report, 'back for all', goesOn(people))
    }
    await Promise.all(writers.map(writer => writer.stop()))
    await settle(report, stage, gathering, everyone)
  } finally {
    for (const person of everyone) person.leave()
    await server.kill('SIGKILL')
    await proxy.close()
    await stage.strike()
  }
  return report
}

/** From now on every COMMIT is held up, until the returned function lets them go. */
function stall(proxy: Line): () => void {
  const held: (() => void)[] = []
  proxy.watch((chunk, link) => {
    if (!chunk.includes(COMMIT)) return false
    held.push(() => void (link.far.destroyed || link.far.write(chunk)))
    return true
  })
  return () => {
    proxy.watch(() => false)
    for (const pass of held) pass()
  }
}
