import { letterOf } from '../board/draft'
import { agencyFaces } from '../meeting/faces'
import { aloneWith, calls } from './recipients'
import type { For } from './version'

const NO_LISTS = { has: () => false }

/** What this person calls each contribution aloud: as on their own board, where an agency's letters may be others. */
export function refsFor(of: For): ReadonlyMap<string, string> {
  const { recipient, faces, agencies, board } = of
  const codes = new Map(
    agencyFaces(faces, aloneWith('account' in recipient ? recipient.account : null), agencies).map(({ name, code }) => [
      name,
      code,
    ]),
  )
  const counts = new Map<string, number>()
  const mine = board.contributions.filter(({ audience }) => of.reads(audience))
  return new Map(
    mine.map(({ id, audience, stamp }) => {
      const code = `${codes.get(calls(faces, recipient, stamp.by.agency)) ?? ''}-${letterOf(audience, NO_LISTS)}`
      const ordinal = (counts.get(`${audience} ${code}`) ?? 0) + 1
      counts.set(`${audience} ${code}`, ordinal)
      return [id, `${code}${ordinal}`]
    }),
  )
}
