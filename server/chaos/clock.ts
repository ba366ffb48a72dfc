import type { Connection } from '../db/cluster'
import { count, emptyReport, type Report, settle } from './report'
import { enter, type Program, serving, setStage } from './stage'
import { contribution } from './writer'

/** The clock is an hour behind the newest entry, as after it was set back: times still rise, and receipts say so to everyone alike. */
export async function clock(postgres: Connection, program: Program, seed: number, statements: number): Promise<Report> {
  const report = emptyReport('the clock set back an hour', seed)
  const stage = await setStage(postgres)
  const server = await serving(program, stage.url)
  const gathering = await stage.gather(server.origin)
  const people = enter(gathering, server.origin)
  const everyone = [...people.values()]
  const here = () => Promise.all(everyone.map(person => person.until(() => person.here)))
  const share = async () => {
    const board = people.get('school')!.board('meeting')
    const id = board.share(contribution())
    await Promise.all(everyone.map(person => person.until(() => person.board('meeting').has(id))))
  }
  try {
    await here()
    await share()
    await server.kill('SIGKILL')
    await stage.database.pool.query(
      `update heads set last_at = clock_timestamp() + interval '1 hour' where log = $1 and audience = ''`,
      [gathering.id],
    )
    await server.start()
    await here()
    for (let i = 0; i < statements; i++) await share()
    count(report, 'entries against the clock', statements)
    await server.kill('SIGKILL')
    await server.start()
    await here()
    if (!(await people.get('chair')!.act('focus', { heading: 'timely' }))) report.found.push('I10 no act was taken')
    await share()
    await settle(report, stage, gathering, everyone)
  } finally {
    for (const person of everyone) person.leave()
    await server.kill('SIGKILL')
    await stage.strike()
  }
  return report
}
