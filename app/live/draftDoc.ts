import * as Y from 'yjs'
import type { Draft } from '../../lib/board/compose'
import { CHOICES, DRAFTS, isProse, MADE, PROSE, type ProseField } from '../../lib/board/draft-fields'
import { madeAt, readDraft } from '../../lib/board/draft-read'
import { clean } from './clean'
import { editBetween } from './edit'

/** One draft as its document has it now. */
export type Read = { id: string; made: string; fields: Draft }

/**
 * What this page holds of its agency's drafts. Nothing of its own is collected (`gc: false`): whatever was typed can be sent
 * as it was typed, also where a colleague deleted the draft meanwhile. Words that were deleted leave the memory with the page.
 */
export const newDoc = () => new Y.Doc({ gc: false })
const drafts = (doc: Y.Doc) => doc.getMap<unknown>(DRAFTS)

const mapOf = (doc: Y.Doc, id: string): Y.Map<unknown> | null => {
  const draft = drafts(doc).get(id)
  return draft instanceof Y.Map ? draft : null
}

export const readOne = (doc: Y.Doc, id: string): Draft | null => {
  const plain: Record<string, unknown> | undefined = mapOf(doc, id)?.toJSON()
  return plain ? readDraft(plain) : null
}

/** Oldest first. */
export const readAll = (doc: Y.Doc): Read[] =>
  [...drafts(doc).keys()]
    .flatMap(id => {
      const plain: Record<string, unknown> | undefined = mapOf(doc, id)?.toJSON()
      return plain ? [{ id, made: madeAt(plain), fields: readDraft(plain) }] : []
    })
    .sort((a, b) => a.made.localeCompare(b.made) || a.id.localeCompare(b.id))

/** Begins a draft: every prose field is there from the start, so that two people never begin one twice. */
export const begin = (doc: Y.Doc, id: string, fields: Draft, made: string) =>
  doc.transact(() => {
    const draft = new Y.Map<unknown>()
    for (const field of PROSE) draft.set(field, new Y.Text(String(clean(fields[field]))))
    for (const field of CHOICES) draft.set(field, clean(fields[field]))
    draft.set(MADE, made)
    drafts(doc).set(id, draft)
  })

/** Puts what is another than before: prose by the one stretch that changed, choices whole. */
export const change = (doc: Y.Doc, id: string, fields: Partial<Draft>) =>
  doc.transact(() => {
    const draft = mapOf(doc, id)
    if (!draft) return
    const before = readDraft(draft.toJSON())
    for (const [field, value] of Object.entries(fields)) {
      if (isProse(field)) replace(textIn(doc, id, field), String(clean(value)))
      else if (JSON.stringify(value) !== JSON.stringify(Object.entries(before).find(([name]) => name === field)?.[1]))
        draft.set(field, clean(value))
    }
  })

const replace = (text: Y.Text | null, to: string) => {
  if (!text) return
  const { index, remove, insert } = editBetween(text.toString(), to)
  if (remove > 0) text.delete(index, remove)
  if (insert) text.insert(index, insert)
}

export const remove = (doc: Y.Doc, id: string) => drafts(doc).delete(id)

/** A field's text. A draft that was begun by an older build may lack one: it is made when it is first written in. */
export function textIn(doc: Y.Doc, id: string, field: ProseField): Y.Text | null {
  const draft = mapOf(doc, id)
  const found = draft?.get(field)
  if (!draft || found instanceof Y.Text) return found instanceof Y.Text ? found : null
  const made = new Y.Text()
  doc.transact(() => draft.set(field, made), 'field')
  return made
}

const words = ({ fields }: Read) => PROSE.map(field => fields[field]).join('\n')
/** Whether all words of the one draft are in the other. */
export const sameWords = (one: Read, other: Read | undefined) => other !== undefined && words(one) === words(other)
export const hasWords = (one: Read) => words(one).trim() !== ''
