import { once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import { z } from 'zod'
import type { Connection } from '../db/cluster'
import type { Person } from './person'
import { count, emptyReport, type Report, settle } from './report'
import { enter, type Program, type Serving, serving, setStage } from './stage'
import { contribution } from './writer'

const passed = z.object({ labels: z.array(z.string()) })

/** What one commit is made for: a statement, or an act. Resolves once its sender knows that it is stored. */
const COMMANDS: Record<string, (school: Person, chair: Person) => Promise<unknown>> = {
  share: async school => {
    const id = school.board('meeting').share(contribution())
    await school.until(() => school.board('meeting').has(id))
  },
  focus: (_school, chair) => chair.act('focus', { heading: 'timely' }),
}

/** The process ends itself at every await between a command's arrival and the last frame about it, before and after each, one start a place. */
export async function points(postgres: Connection, program: Program, seed: number, rounds: number): Promise<Report> {
  const report = emptyReport('exit at every await of a commit', seed)
  const stage = await setStage(postgres)
  const server = await serving(program, stage.url)
  try {
    const gathering = await stage.gather(server.origin)
    const people = enter(gathering, server.origin, ['chair', 'school', 'parent'])
    const [chair, school] = [people.get('chair')!, people.get('school')!]
    const here = () => Promise.all([...people.values()].map(person => person.until(() => person.here)))
    for (const [name, command] of Object.entries(COMMANDS)) {
      await here()
      await command(school, chair)
      await arm(server, Number.POSITIVE_INFINITY)
      await command(school, chair)
      const labels = await walked(server)
      for (let at = 0; at < labels.length * rounds; at++) {
        await here()
        await arm(server, at % labels.length)
        const done = command(school, chair)
        await Promise.race([server.ended(), done.then(() => delay(500))])
        if (server.process().signalCode) count(report, `exits in ${name}`)
        await server.kill('SIGKILL')
        await server.start()
        await done
      }
    }
    await settle(report, stage, gathering, people.values())
    for (const person of people.values()) person.leave()
  } finally {
    await server.kill('SIGKILL')
    await stage.strike()
  }
  return report
}

/** From now on places are counted, and the process ends at number `die`. */
async function arm(server: Serving, die: number) {
  const armed = once(server.process(), 'message')
  server.process().send({ die: Number.isFinite(die) ? die : 1e9 })
  await armed
}

async function walked(server: Serving): Promise<string[]> {
  const told = once(server.process(), 'message')
  server.process().send('labels')
  const [sent] = await told
  return passed.parse(sent).labels
}
