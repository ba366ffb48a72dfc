import type { Connection } from '../db/cluster'
import { createProxy, type Link } from './proxy'
import { random } from './random'
import { count, emptyReport, goesOn, type Report, settle, timed } from './report'
import { enter, type Program, serving, setStage, urlOf, WRITERS } from './stage'
import { Writer } from './writer'

/** The simple query that commits, in PostgreSQL's protocol: a drizzle transaction ends with it. */
export const COMMIT = Buffer.from('commit\0')

/**
 * The connection to the database breaks at COMMIT, while three write: half of the times the database never heard it,
 * half of the times it did, and its answer is lost. The server cannot tell which.
 */
export async function unknown(postgres: Connection, program: Program, seed: number, cuts: number): Promise<Report> {
  const report = emptyReport('the outcome of a COMMIT unknown', seed)
  const chance = random(seed)
  const stage = await setStage(postgres)
  const proxy = await createProxy(postgres)
  const server = await serving(program, urlOf({ ...stage.connection, port: proxy.port }))
  const gathering = await stage.gather(server.origin)
  const people = enter(gathering, server.origin)
  const everyone = [...people.values()]
  const here = () => Promise.all(everyone.map(person => person.until(() => person.here)))
  try {
    await here()
    const writers = WRITERS.map(name => new Writer(people.get(name)!, chance, { burst: 1, rest: 60 }))
    for (let i = 0; i < cuts; i++) {
      const heard = i % 2 === 0
      await cutAtCommit(proxy, heard, 1 + chance.below(20))
      count(report, heard ? 'commits made and not told' : 'commits never heard')
      await timed(report, 'back for all', goesOn(people))
    }
    proxy.watch(() => false)
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

/** Lets some commits pass, then breaks the connection of one. */
function cutAtCommit(proxy: Awaited<ReturnType<typeof createProxy>>, heard: boolean, after: number): Promise<void> {
  let left = after
  return new Promise(resolve => {
    proxy.watch((chunk, link) => {
      if (!chunk.includes(COMMIT) || --left > 0) return false
      proxy.watch(() => false)
      if (!heard) link.cut()
      else tellDatabaseOnly(chunk, link)
      resolve()
      return true
    })
  })
}

/** The database hears the commit and answers; its answer ends the connection instead of reaching the server. */
function tellDatabaseOnly(chunk: Buffer, link: Link) {
  link.far.removeAllListeners('data')
  link.far.once('data', link.cut)
  link.far.write(chunk)
}
