import { execFile } from 'node:child_process'
import { mkdtemp, rm, statfs, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { promisify } from 'node:util'
import { startCluster } from '../db/cluster'
import { ownCluster } from './cluster'
import { random } from './random'
import { count, emptyReport, goesOn, type Report, settle, timed } from './report'
import { enter, type Program, serving, setStage, WRITERS } from './stage'
import { Writer } from './writer'

const exec = promisify(execFile)

/** Whether a file system can be mounted here: that takes root, and a machine that lets it. */
export async function mountable(): Promise<boolean> {
  const folder = await mkdtemp(join(tmpdir(), 'roundtable-mount-'))
  try {
    await exec('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'none', folder])
    await exec('umount', [folder])
    return true
  } catch {
    return false
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** The disk of the database fills up while three write, and has room again: a file system of its own, which takes root to mount. */
export async function disk(program: Program, seed: number, times: number): Promise<Report> {
  const report = emptyReport('the disk full', seed)
  const chance = random(seed)
  const folder = await mkdtemp(join(tmpdir(), 'roundtable-disk-'))
  await exec('mount', ['-t', 'tmpfs', '-o', 'size=160m,mode=0711', 'none', folder])
  const cluster = await ownCluster({ max_wal_size: '48MB', shared_buffers: '16MB' }, folder)
  const stage = await setStage(cluster.connection)
  const server = await serving(program, stage.url)
  const gathering = await stage.gather(server.origin)
  const people = enter(gathering, server.origin)
  const everyone = [...people.values()]
  const ballast = join(folder, 'ballast')
  const here = () => Promise.all(everyone.map(person => person.until(() => person.here)))
  try {
    await here()
    const writers = WRITERS.map(name => new Writer(people.get(name)!, chance, { burst: 3, rest: 30 }))
    for (let i = 0; i < times; i++) {
      await delay(300 + chance.below(500))
      await fill(folder, ballast)
      await everyone[0]?.until(() => everyone.some(person => !person.here)).catch(() => undefined)
      count(report, 'times without room')
      await rm(ballast)
      await startCluster(cluster.place, cluster.connection.port)
      await timed(report, 'back for all', goesOn(people))
    }
    await Promise.all(writers.map(writer => writer.stop()))
    if (server.process().exitCode !== null) report.found.push('I10 the server did not survive')
    await settle(report, stage, gathering, everyone)
  } finally {
    for (const person of everyone) person.leave()
    await server.kill('SIGKILL')
    await stage.strike()
    await cluster.erase()
    await exec('umount', [folder])
    await rm(folder, { recursive: true })
  }
  return report
}

async function fill(folder: string, ballast: string) {
  for (let size = Infinity; size > 0; ) {
    const { bavail, bsize } = await statfs(folder)
    size = bavail * bsize
    await writeFile(ballast, Buffer.alloc(size), { flag: 'a' }).catch(() => undefined)
  }
}
