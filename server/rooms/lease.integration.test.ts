import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { testDatabase } from '../db/testing'
import { builtServer } from '../testing.built'
import { browser, dial, live, path, synced } from '../transport/testing.client'
import { contribution } from './testing'

/** Two processes on one database. */
const database = await testDatabase()
const [here, there] = [await builtServer(database), await builtServer(database)]

const gathered = async () => {
  const { id, who } = await here.meeting({ chair: 'chair', tom: 'practitioner', school: 'practitioner' })
  const tom = await synced(here.origin, id, who.tom!.headers)
  /** The same people signed in, at the address of the other process. */
  const at = (server: typeof here, name: string) => ({ ...who[name]!.headers, origin: server.origin })
  return { id, who, tom, at }
}
test('T30 a meeting is served by one process: every other one says "come back" and shows nothing', async () => {
  const { id, at } = await gathered()
  const line = dial(there.origin, path(id), at(there, 'school'))
  expect([await line.closed(), line.frames]).toEqual([1012, []])
  const page = live(there.origin, id, at(there, 'school'))
  const error = await page.turnedAway()
  expect(error).toMatchObject({ message: 'try again' })
  expect(error).toHaveProperty('data', undefined)
  expect(page.events).toEqual([])
})

test('T31 when the process that serves a meeting lets go, the next one takes it over with everything in it', async () => {
  const { id, tom, at } = await gathered()
  await tom.stamped(tom.share(contribution()))
  const page = browser(there.origin, id, at(there, 'school'))
  await page.until(() => page.provider.wsUnsuccessfulReconnects > 0 || !page.provider.wsconnected)
  const again = await here.stop()
  expect(await tom.closed()).toBe(1012)
  await page.until(() => page.stamps.size === 1)
  const id2 = randomUUID()
  page.statements.set(id2, contribution())
  await page.until(() => page.stamps.get(id2)?.n === 2)
  await again()
  expect(await dial(here.origin, path(id), at(here, 'tom')).closed()).toBe(1012)
})

test('T32 a process whose lease was lost closes every connection of its meetings at once and reads them afresh', async () => {
  const { id, tom, who } = await gathered()
  const page = browser(here.origin, id, who.school!.headers)
  await page.until(() => page.provider.synced)
  await here.cutLease(id)
  expect(await tom.closed()).toBe(1012)
  await page.until(() => !page.provider.wsconnected)
  await page.until(() => page.provider.synced)
})

test('T33 a process that was overtaken without noticing enters nothing, stamps nothing and closes with "come back"', async () => {
  const { id, tom } = await gathered()
  await tom.stamped(tom.share(contribution()))
  await there.ledger.takeOver(id)
  const late = tom.share(contribution())
  expect(await tom.closed()).toBe(1012)
  expect([tom.refusals(), tom.told().stamps.has(late)]).toEqual([[], false])
  expect((await here.ledger.read(id)).entries.some(entry => entry.once === late)).toBe(false)
})

test('T34 a log that stands elsewhere than its room believes is read again, never written over', async () => {
  const { id, tom, who } = await gathered()
  await tom.stamped(tom.share(contribution()))
  const foreign = {
    once: randomUUID(),
    type: 'act.test',
    actor: null,
    agency: null,
    role: null,
    audience: null,
    recipients: null,
    content: null,
  }
  await there.ledger.append([{ log: id, drafts: [foreign] }])
  const late = tom.share(contribution())
  expect(await tom.closed()).toBe(1012)
  expect((await here.ledger.read(id)).entries.some(entry => entry.once === late)).toBe(false)
  const again = await synced(here.origin, id, who.tom!.headers)
  expect(await again.stamped(again.share(contribution()))).toMatchObject({ n: 2 })
})
