import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { extractText, getDocumentProxy, getMeta } from 'unpdf'
import * as z from 'zod/mini'
import { bare } from '../lib/meeting/protect'
import { MOTHER, POLICE } from './people'
import { type Board, board, contribution, isStamp, live, signIn } from './wire'

/** What the demo conference keeps from somebody of the family. */
const { meeting } = z
  .object({
    meeting: z.object({ protectedTerms: z.array(z.object({ value: z.string(), hideFrom: z.array(z.string()) })) }),
  })
  .parse(JSON.parse(readFileSync('server/demo/scenario.json', 'utf8')))

/** How people write the same words: in capitals, spaced out, over two lines, with other marks, with a break nobody sees. */
const SPELLINGS: readonly ((term: string) => string)[] = [
  term => term,
  term => term.toUpperCase(),
  term => term.replaceAll(' ', ''),
  term => term.replaceAll(' ', '\n'),
  term => term.replaceAll(' ', '-'),
  term => [...term].join(' '),
  term => term.replace(/\w{3}/u, three => `${three}\u00ad`),
  term => `“${term.replaceAll(' ', '_')}”’s`,
]
export const WRITTEN = meeting.protectedTerms.flatMap(({ value }) => SPELLINGS.map(spelt => spelt(value)))

/**
 * Nobody says any of these words in the conference as it is, and to look for what is nowhere proves nothing. So the police tell the
 * professionals each spelling before it begins, and the mother writes each in her own words, beside a child's and beside an action.
 */
export async function plantKeptWords(url: string): Promise<void> {
  const [police, mother] = await Promise.all([POLICE, MOTHER].map(who => signIn(url, who)))
  const [seat, hers] = await Promise.all([live(police!), live(mother!)])
  const [inner, common] = await Promise.all([board(police!, 'professionals'), board(mother!, 'meeting')])
  for (const words of WRITTEN) {
    await said(inner, contribution(seat.state, `Seen at ${words} last week.`, 'professionals'))
    const { version = 1 } = hers.state.audiences.find(({ id }) => id === 'meeting') ?? {}
    await said(common, { kind: 'family-view', v: 1, seen: version, body: `We are at ${words} now.` })
  }
  for (const one of [seat, hers, inner, common]) one.close()
}

async function said(to: Board, statement: Parameters<Board['share']>[0]) {
  const answer = await to.share(statement, randomUUID())
  if (!isStamp(answer)) throw new Error(answer.reason)
}

/** Which words kept from this person a text holds, however they are written. */
export const keptIn = (text: string, from: string): string[] =>
  meeting.protectedTerms.flatMap(({ value, hideFrom }) =>
    hideFrom.includes(from) && bare(text).includes(bare(value)) ? [value] : [],
  )

/** All that can be read in a PDF: its sheets in order, its properties and its table of contents. */
export async function textOfPdf(bytes: Uint8Array): Promise<string> {
  const pdf = await getDocumentProxy(new Uint8Array(bytes))
  const { text } = await extractText(pdf, { mergePages: true })
  return [text, JSON.stringify(await getMeta(pdf)), JSON.stringify(await pdf.getOutline())].join('\n')
}
