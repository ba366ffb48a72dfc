import { type Checkpoint, type Entry, type Evidence, readBundle, readNote, rootsOf } from './bundle'
import { type History, spelt } from './history'

/** The documents a run left behind, by person and audience, once nothing was under way any more. */
export type Final = {
  person: string
  audience: string
  statements: Record<string, unknown>
  stamps: Record<string, unknown>
}

const FAMILY = new Set(['family', 'child', 'supporter', 'interpreter', 'guest'])
const SILENT = new Set(['observer', 'family', 'child', 'supporter', 'interpreter', 'guest', 'auditor', 'minute_taker'])

/**
 * Every way in which what people saw and what the exported ledger says disagree; empty when they agree. Knows histories and the bundle, nothing of the server.
 *
 * I1 nothing seen is lost · I2 nothing was shown to someone it was not logged for · I3 what was acknowledged is there · I4 every checkpoint anyone got is of this log
 * I5 nobody wrote or read what they may not · I6 all documents end alike · I7 everything is there once · I8 a receipt on a screen is true
 */
export function check(bundle: string, histories: readonly History[], finals: readonly Final[] = []): string[] {
  const evidence = readBundle(bundle)
  const byId = new Map<string, Entry>()
  const wrongs: string[] = []
  for (const entry of evidence.entries) {
    const { id } = entry.content
    if (entry.audience === null || typeof id !== 'string') continue
    if (byId.has(id)) wrongs.push(`I7 ${id} is in the ledger twice`)
    byId.set(id, entry)
  }
  for (const history of histories) wrongs.push(...checkPerson(history, byId, evidence))
  wrongs.push(...checkWriters(histories, byId), ...checkTimes(evidence.entries), ...checkNotes(evidence, histories))
  for (const final of finals) wrongs.push(...checkFinal(final, evidence.entries))
  return wrongs
}

function* checkPerson(history: History, byId: ReadonlyMap<string, Entry>, { entries }: Evidence) {
  const { person, role } = history
  for (const wrong of history.wrongs) yield `I8 ${person}: ${wrong}`
  for (const [audience, shown] of history.shown) {
    if (audience === 'professionals' && FAMILY.has(role)) yield `I5 ${person} was shown the professionals' board`
    for (const [id, { stamp, words }] of shown) {
      const entry = byId.get(id)
      if (!entry) {
        yield `I1 ${id}, shown to ${person}, is not in the ledger`
        continue
      }
      if (entry.audience !== audience) yield `I5 ${id} was shown to ${person} on another board than its own`
      if (stamp !== stampOf(entry)) yield `I8 the receipt of ${id} that ${person} saw is not the ledger's`
      if (words !== null && words !== spelt(wordsOf(entry)))
        yield `I1 the words of ${id} that ${person} saw are not the ledger's`
      if (entry.actor?.person !== person && !entry.recipients.has(person))
        yield `I2 ${id} was shown to ${person}, who is not named`
    }
  }
  for (const id of history.refused) if (byId.has(id)) yield `I7 ${id} was refused and is in the ledger`
  yield* checkActs(history, entries)
}

function* checkActs({ person, acts, keys }: History, entries: readonly Entry[]) {
  for (const verb of new Set(keys.map(sent => sent.verb))) {
    const entered = entries.filter(entry => entry.type === `act.${verb}` && entry.actor?.person === person)
    const times = new Set(entered.map(entry => entry.at))
    if (entered.length > keys.filter(sent => sent.verb === verb).length)
      yield `I7 ${person} did ${verb} more often than they asked`
    for (const act of acts)
      if (act.verb === verb && !times.has(act.at))
        yield `I3 ${verb} of ${person}, acknowledged at ${act.at}, is not in the ledger`
  }
}

/** Every statement in the ledger was made by the person it names, in these words and for this audience, by someone who may make one. */
function* checkWriters(histories: readonly History[], byId: ReadonlyMap<string, Entry>) {
  const made = new Map(
    histories.flatMap(h => [...h.made].map(([id, what]) => [id, { person: h.person, ...what }] as const)),
  )
  for (const [id, entry] of byId) {
    const by = made.get(id)
    if (!by) yield `I5 ${id} is in the ledger, and nobody made it`
    else if (by.person !== entry.actor?.person) yield `I5 ${id} is in the ledger as somebody else's`
    else if (by.audience !== entry.audience) yield `I5 ${id} is in the ledger for another audience`
    else if (spelt(by.value) !== spelt(wordsOf(entry))) yield `I5 ${id} is in the ledger in other words`
    if (SILENT.has(entry.role ?? '')) yield `I5 ${id} was made by someone who may not`
    if (entry.type === 'statement.mark' && entry.role !== 'chair') yield `I5 ${id} marks, and not by the chair`
  }
}

function* checkTimes(entries: readonly Entry[]) {
  for (const [i, entry] of entries.entries())
    if (i > 0 && entry.at <= entries[i - 1]!.at) yield `I4 entry ${i + 1} is not later than the one before`
}

function* checkNotes({ keys, notes, entries }: Evidence, histories: readonly History[]) {
  const all = new Set([...notes, ...histories.flatMap(history => [...history.notes])])
  const read = [...all].map(note => readNote(note, keys))
  for (const wrong of read) if (typeof wrong === 'string') yield `I4 ${wrong}`
  const checkpoints = read.filter((one): one is Checkpoint => typeof one !== 'string')
  for (const audience of new Set(checkpoints.map(checkpoint => checkpoint.audience))) {
    const own = checkpoints.filter(checkpoint => checkpoint.audience === audience)
    const leaves = entries.filter(entry => audience === '' || entry.audience === audience).map(entry => entry.leaf)
    const roots = rootsOf(leaves, new Set(own.map(checkpoint => checkpoint.size)))
    for (const { size, root } of own)
      if (roots.get(size) !== root) yield `I4 a checkpoint of ${size} in "${audience}" is not of this ledger`
  }
}

function* checkFinal({ person, audience, statements, stamps }: Final, entries: readonly Entry[]) {
  const own = entries.filter(entry => entry.audience === audience)
  const receipts = Object.fromEntries(own.map(entry => [idOf(entry), JSON.parse(stampOf(entry))]))
  if (spelt(stamps) !== spelt(receipts)) yield `I6 ${person} ends with other receipts in "${audience}"`
  if (spelt(statements) !== spelt(onBoard(own))) yield `I6 ${person} ends with other words in "${audience}"`
}

/** The words that stand at the end: all but those corrected, withdrawn or marked anew. */
function onBoard(entries: readonly Entry[]): Record<string, unknown> {
  const board = new Map<string, unknown>()
  const marks = new Map<unknown, string>()
  for (const entry of entries) {
    const { contribution, version } = entry.content
    const id = idOf(entry)
    board.set(id, wordsOf(entry))
    if (/\.(correction|withdrawal)$/.test(entry.type)) board.delete(String(version))
    if (entry.type !== 'statement.mark') continue
    board.delete(marks.get(contribution) ?? '')
    marks.set(contribution, id)
  }
  return Object.fromEntries(board)
}

const idOf = (entry: Entry) => String(entry.content.id)
const wordsOf = ({ type, content: { id: _, ...rest } }: Entry) => ({ ...rest, kind: type.slice('statement.'.length) })
const stampOf = ({ n, at, actor, agency, role, leaf }: Entry) =>
  spelt({ n, at, by: { ...actor, agency, role }, leaf: leaf.toString('base64') })
