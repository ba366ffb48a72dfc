import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { TrailRow } from '../../../../lib/protocol/views'
import { shortPrint } from '../../../../lib/text/checkpoint'
import { clock } from '../../../../lib/text/dates'
import { roleWords } from '../../../../lib/text/sign-in-page'
import { audienceName, trailPage } from '../../../../lib/text/trail-page'
import { Rows } from './Rows'

const row: TrailRow = {
  seq: 7,
  at: '2026-11-22T14:03:22.123456Z',
  by: { person: 'p', name: 'Gareth Moss', agency: 'Harrowmere Housing', role: 'practitioner' },
  type: 'statement.contribution',
  sentence: 'shared this under Accurate',
  ref: 'HO-1',
  item: '00000000-0000-4000-8000-000000000301',
  words: 'The lock was mended.',
  reason: 'It was asked for.',
  audience: 'professionals',
  readers: 3,
  fingerprint: 'ab'.repeat(32),
}

test('V13 a line of the trail says who, in which role, for which agency, when by the server, what, why, for whom, and its fingerprint', () => {
  const shown = renderToStaticMarkup(
    <Rows rows={[row]} agencies={[]} meeting="m" none={{ title: 'None', body: 'None' }} />,
  )
  const { by, at, fingerprint } = row
  for (const part of [
    by?.name,
    `${roleWords('practitioner')}, ${by?.agency}`,
    `dateTime="${at}"`,
    clock(at),
    ...[row.sentence, row.ref, row.words, row.reason, trailPage.couldSee(3), audienceName('professionals')],
    ...[`title="${fingerprint}"`, shortPrint(fingerprint)],
  ])
    expect(shown).toContain(part)
  const unseen = renderToStaticMarkup(
    <Rows rows={[{ ...row, by: null }]} agencies={[]} meeting="m" none={{ title: 'None', body: 'None' }} />,
  )
  expect(unseen).toContain(trailPage.server)
})
