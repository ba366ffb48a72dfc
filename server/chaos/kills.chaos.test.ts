import { expect, inject, test } from 'vitest'
import { kills } from './kills'
import { sentence } from './report'
import { bareServer } from './stage'

const SEED = Number(process.env.CHAOS_SEED ?? 4417)

test('F1 a server killed outright under load loses nothing anyone saw, shows nothing unlogged, does nothing twice', async () => {
  const report = await kills(inject('postgres'), await bareServer(), SEED, {
    kills: 30,
    perMeeting: 6,
    statements: 8000,
  })
  console.log(sentence(report))
  expect(report.found).toEqual([])
}, 300_000)
