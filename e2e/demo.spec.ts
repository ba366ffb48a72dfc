import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { strip } from '../lib/text/board'
import { chair as words } from '../lib/text/chair'
import { openAs } from './page'
import { AUDITOR, CHAIR, MEETING, MOTHER, POLICE, SCHOOL } from './people'
import { startServer } from './server'
import { expect, test } from './test'
import { verify } from './verify'
import { type Board, board, get, live, nobody, signIn } from './wire'

const plain = ({ statements, stamps }: Board) => ({ statements: statements.toJSON(), stamps: stamps.toJSON() })

test('Z81 the played conference runs to its close; every board comes to the same, and the bundle verifies with both verifiers', async () => {
  const server = await startServer({ args: ['--demo', '--play', '--speed', '1000'] })
  try {
    const people = await Promise.all([CHAIR, POLICE, SCHOOL].map(who => signIn(server.url, who)))
    const mother = await signIn(server.url, MOTHER)
    const seats = await Promise.all([...people, mother].map(person => live(person)))
    const open = await Promise.all([...people, mother].map(person => board(person, 'meeting')))
    const kept = await Promise.all(people.map(person => board(person, 'professionals')))
    const states = await Promise.all(seats.map(seat => seat.until(state => state.meeting.status === 'concluded')))
    const { reached } = states[0]!
    await Promise.all(open.map(each => each.until(reached.meeting!)))
    await Promise.all(kept.map(each => each.until(reached.professionals!)))
    expect(states.at(-1)!.reached).toEqual({ meeting: reached.meeting })

    for (const [audience, boards] of [
      ['meeting', open],
      ['professionals', kept],
    ] as const) {
      const fresh = await board(people[1]!, audience)
      for (const each of boards) expect(plain(each)).toEqual(plain(fresh))
      fresh.close()
    }
    const kinds = [...open, ...kept].flatMap(({ statements }) =>
      JSON.stringify(statements.toJSON()).match(/"kind":"\w+"/g),
    )
    expect(new Set(kinds)).toContain('"kind":"mark"')
    expect(reached.meeting).toBeGreaterThan(15)
    expect(server.output()).not.toContain('The play stopped')

    const bundle = await get(await signIn(server.url, AUDITOR), `/api/meetings/${MEETING}/evidence`)
    const file = join(server.dataDir, 'bundle.json')
    writeFileSync(file, await bundle.text())
    const key = (await (await get(nobody(server.url), '/api/keys')).text()).trim()
    for (const said of await verify(file, key)) {
      expect(said.text).toContain('authentic')
      expect(said.code, said.text).toBe(0)
    }
    for (const each of [...seats, ...open, ...kept]) each.close()
  } finally {
    await server.stop()
  }
})

test('Z82 a seat left to the person watching is theirs: the play waits for their start, goes on live, and leaves the close to them', async ({
  browser,
}) => {
  const server = await startServer({ args: ['--demo', '--play', '--speed', '1000', '--without', CHAIR.email] })
  try {
    const chair = await openAs(browser, server, CHAIR, `/meetings/${MEETING}/chair`)
    const mother = await openAs(browser, server, MOTHER)
    const seat = await live(await signIn(server.url, POLICE))
    await expect(mother.getByText(strip.notStarted)).toBeVisible()
    const before = seat.state.reached.meeting!
    await chair.getByRole('button', { name: words.start }).click()
    await expect(mother.getByText(strip.notStarted)).toBeHidden()
    await server.played()
    const police = await board(await signIn(server.url, POLICE), 'meeting')
    expect(police.stamps.size).toBeGreaterThan(before)
    await chair.getByRole('button', { name: words.close }).click()
    const dialog = chair.getByRole('dialog')
    await dialog.getByLabel(words.closing.reason).fill('The marks follow at the review.')
    await dialog.getByRole('button', { name: words.closing.submit }).click()
    await expect(mother.getByText(strip.closed, { exact: true })).toBeVisible()
    expect((await seat.until(state => state.meeting.status === 'concluded')).meeting.status).toBe('concluded')
    for (const each of [seat, police]) each.close()
  } finally {
    await server.stop()
  }
})
