import { randomUUID } from 'node:crypto'
import { board } from '../lib/text/board'
import { chair as table } from '../lib/text/chair'
import { closedPart } from '../lib/text/closed-part'
import { HEADING_NAMES } from '../lib/text/headings'
import { roomScreen } from '../lib/text/room-screen'
import { connectScreen } from './in-the-room'
import { goTo, isLive, openAs, openQueue, row, share } from './page'
import { CHAIR, MEETING, POLICE } from './people'
import { type Server, startServer } from './server'
import { tap } from './tap'
import { expect, test } from './test'

let server: Server
test.beforeAll(async () => {
  server = await startServer()
})
test.afterAll(() => server.stop())

test('Z286 a screen in the room is connected by the chair’s code, shows what the chair shows with initials and nothing else, a plain notice in the professionals’ part, and ends when the chair says so', async ({
  browser,
}) => {
  const line = await tap(server.url)
  const chair = await openAs(browser, server, CHAIR, `/meetings/${MEETING}/chair`)
  const police = await openAs(browser, server, POLICE)
  await isLive(police)
  await goTo(police, 'timely')
  const open = `Officers saw Maya awake on the stairs, ${randomUUID()}.`
  const secret = `For professionals: ${randomUUID()}.`
  const reason = `Somebody outside the family, ${randomUUID()}.`
  await share(police, open, 'meeting')
  await share(police, secret, 'professionals')

  await expect(chair.getByRole('button', { name: table.start })).toBeVisible()
  const room = await connectScreen(browser, { url: line.url }, chair)
  await expect(room.getByRole('heading', { name: roomScreen.notStarted })).toBeVisible()
  await chair.getByRole('button', { name: table.start }).click()
  await expect(room.getByText(roomScreen.nothing)).toBeVisible()

  const selected = chair.getByRole('region', { name: table.selected })
  const show = async (words: string) => {
    await expect(selected).toContainText(words)
    await selected.getByRole('button', { name: table.show }).press('Enter')
  }
  await openQueue(chair, 'timely')
  await show(open)
  await expect(room.getByText(open.replace('Maya', 'M.'))).toBeVisible()
  await expect(chair.getByText(/^On the room screen: PO-/)).toBeVisible()
  await chair.getByRole('listitem').filter({ hasText: secret }).getByRole('button').press('Enter')
  await show(secret)
  await expect(row(police, secret)).toContainText(board.chairHere)
  await expect(room.getByText(open.replace('Maya', 'M.'))).toBeVisible()

  await chair.getByRole('button', { name: closedPart.open }).click()
  await chair.getByRole('dialog').getByLabel(closedPart.why).fill(reason)
  await chair.getByRole('dialog').getByRole('button', { name: closedPart.submit }).click()
  await expect(room.getByRole('heading', { name: roomScreen.private })).toBeVisible()
  await expect(room.getByText(HEADING_NAMES.timely)).toHaveCount(0)
  await chair.getByRole('button', { name: closedPart.end }).click()
  await expect(room.getByText(open.replace('Maya', 'M.'))).toBeVisible()

  await chair.getByRole('button', { name: roomScreen.control.open }).press('Enter')
  await chair.getByRole('button', { name: /^Disconnect the screen/ }).press('Enter')
  await expect(room.getByRole('heading', { name: roomScreen.ended.dropped })).toBeVisible()
  await room.reload()
  await expect(room.getByRole('heading', { name: roomScreen.notConnected })).toBeVisible()
  const sent = line.received().toString('utf8')
  expect(sent).toContain(open.replace('Maya', 'M.'))
  for (const hidden of [secret, reason, open, 'Maya']) expect(sent).not.toContain(hidden)
  line.close()
})
