import { cpus, loadavg } from 'node:os'
import type { Results } from './main'

export const machine = () => ({ cores: cpus().length, node: process.versions.node, load: loadavg()[0] ?? 0 })
export type Machine = ReturnType<typeof machine>

export function report(
  results: Results,
  _before: Machine,
  _after: Machine,
  _how: { meetings: number; rate: number; rounds: number; write: string | null },
) {
  for (const [name, byServer] of results)
    for (const [server, all] of byServer) console.log(name, server, JSON.stringify(all))
}
