import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { Client } from 'pg'
import { startCluster } from '../db/cluster'
import { ownCluster } from './cluster'
import { random } from './random'
import { count, emptyReport, goesOn, type Report, settle, timed } from './report'
import { enter, type Program, serving, setStage, WRITERS } from './stage'
import { CANARY, Writer } from './writer'

type Size = { restarts: number; terminations: number }

/** The database falls over and comes back, and single connections to it are ended, while three write. The server stays up throughout. */
export async function database(program: Program, seed: number, { restarts, terminations }: Size): Promise<Report> {
  const report = emptyReport('the database restarted, its connections ended', seed)
  const chance = random(seed)
  const cluster = await ownCluster()
  const stage = await setStage(cluster.connection)
  const server = await serving(program, stage.url)
  const gathering = await stage.gather(server.origin)
  const people = enter(gathering, server.origin)
  const everyone = [...people.values()]
  const here = () => Promise.all(everyone.map(person => person.until(() => person.here)))
  try {
    await here()
    const writers = WRITERS.map(name => new Writer(people.get(name)!, chance, { burst: 2, rest: 40 }))
    for (let i = 0; i < restarts; i++) {
      await delay(chance.below(700))
      await cluster.fall()
      await startCluster(cluster.place, cluster.connection.port)
      count(report, 'restarts')
      await timed(report, 'back for all', goesOn(people))
    }
    for (let i = 0; i < terminations; i++) {
      await delay(chance.below(300))
      count(report, 'connections ended', await endSome(stage.connection, chance.chance(0.3)))
    }
    await timed(report, 'back for all', goesOn(people))
    await Promise.all(writers.map(writer => writer.stop()))
    if (server.process().exitCode !== null) report.found.push('I10 the server did not survive')
    await settle(report, stage, gathering, everyone)
    if (server.output().includes(CANARY)) report.found.push('I9 words were printed by the server')
    for (const file of await holding(cluster.folder, CANARY)) report.found.push(`I9 words stand in clear in ${file}`)
    count(report, 'statements looked for on the disk', report.trials['seen statements'])
  } finally {
    for (const person of everyone) person.leave()
    await server.kill('SIGKILL')
    await stage.strike()
    await cluster.erase()
  }
  return report
}

/** Ends one connection to this database, or all of them. Returns how many. */
async function endSome(connection: ConstructorParameters<typeof Client>[0], all: boolean): Promise<number> {
  const client = new Client(connection)
  client.on('error', () => undefined)
  await client.connect()
  const { rowCount } = await client.query(
    `select pg_terminate_backend(pid) from (select pid from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid() order by random() limit $1) as chosen`,
    [all ? 1000 : 1],
  )
  await client.end()
  return rowCount ?? 0
}

/** The files under `folder` in which `words` stand as they are. */
async function holding(folder: string, words: string): Promise<string[]> {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter(entry => entry.isFile())
  const found: string[] = []
  for (const { parentPath, name } of files) {
    // What the database replaces meanwhile is no longer there to be read.
    const bytes = await readFile(join(parentPath, name)).catch(() => Buffer.alloc(0))
    if (bytes.includes(words)) found.push(name)
  }
  return found
}
