import { existsSync } from 'node:fs'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { type Connection, createCluster, type Place, startCluster, stopCluster } from '../db/cluster'
import { embeddedPlace } from '../db/embedded'

const running = new Set<() => Promise<void>>()
/** Stops whatever still runs, for a process that is told to end. */
export const eraseAll = () => Promise.all([...running].map(erase => erase()))

/** A PostgreSQL of a campaign's own, which may be taken away: in `dir`, or in a folder that is made for it. */
export async function ownCluster(settings: Record<string, string> = {}, dir?: string) {
  const folder = dir ?? (await mkdtemp(join(tmpdir(), 'roundtable-chaos-')))
  await chmod(folder, 0o711)
  const place: Place = { ...(await embeddedPlace(folder)), settings: { max_connections: '300', ...settings } }
  await createCluster(place)
  const connection: Connection = await startCluster(place)
  const erase = async () => {
    running.delete(erase)
    await stopCluster(place)
    if (dir === undefined) await rm(folder, { recursive: true })
  }
  running.add(erase)
  return {
    place,
    connection,
    folder,
    /** As after a crash: every connection is dropped, nothing is written down first. Resolves when it is gone. */
    fall: async () => {
      const [pid = ''] = (await readFile(join(place.dir, 'data', 'postmaster.pid'), 'utf8')).split('\n')
      process.kill(Number(pid), 'SIGQUIT')
      while (existsSync(join(place.dir, 'data', 'postmaster.pid'))) await delay(20)
    },
    erase,
  }
}
