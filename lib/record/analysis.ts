import * as z from 'zod/mini'
import type { Draft } from '../board/compose'
import { isId } from '../protocol/ids'
import { hasWords, id } from '../statements/fields'

/** UTF-16 units of all paragraphs of an analysis that can be approved. */
export const MOST_ANALYSIS = 60_000
const text = z.string().check(z.maxLength(20_000))

/**
 * One paragraph of the analysis as chair and minute taker wrote it. `everybody`: it may stand in family's copies too; else in that of the
 * professionals alone. `children`: whom it is about; empty for all of them.
 */
const paragraph = z.strictObject({
  id,
  title: text,
  body: text.check(z.refine(hasWords)),
  everybody: z.boolean(),
  children: z.array(id).check(z.maxLength(100)),
})
export type Paragraph = z.infer<typeof paragraph>
export const paragraphs = z.array(paragraph).check(
  z.minLength(1),
  z.maxLength(100),
  z.refine(list => lengthOf(list) <= MOST_ANALYSIS),
)

export const lengthOf = (list: readonly Paragraph[]): number =>
  list.reduce((sum, { title, body }) => sum + title.length + body.length, 0)

/** A paragraph as it stands in a record. `about`: the children's names where it is not about all; `only`: in the professionals' copy alone. */
export type Analysed = {
  id: string
  title: string
  body: string
  children: string[]
  about: string[]
  only?: true
}

type Written = {
  id: string
  made: string
  fields: Pick<Draft, 'headline' | 'body' | 'audience' | 'audienceChosen' | 'children'>
}

/** Whether somebody chose that everybody gets it: a draft that says nothing of its audience is for few. */
export const isForEverybody = ({ audience, audienceChosen }: Pick<Draft, 'audience' | 'audienceChosen'>): boolean =>
  audienceChosen && audience === 'meeting'

/** By code units, which are the same for every reader’s browser and the server. */
const placeOf = ({ made, id }: Written) => `${made} ${id}`

/** What was written together, in the order it was begun in; without what was begun and left blank. Each paragraph is a draft of a room of its own. */
export const paragraphsOf = (all: readonly Written[]): Paragraph[] =>
  [...all]
    .sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1))
    .filter(({ fields }) => hasWords(fields.body))
    .map(({ id, fields }) => ({
      id,
      title: fields.headline,
      body: fields.body,
      everybody: isForEverybody(fields),
      children: fields.children.filter(isId),
    }))

/** The paragraphs as a record has them, with the names of those they are about. */
export const analysedIn = (all: readonly Paragraph[], known: readonly { id: string; name: string }[]): Analysed[] =>
  all.map(({ id, title, body, everybody, children }) => ({
    id,
    title: hasWords(title) ? title : '',
    body,
    children,
    about: known.filter(child => children.includes(child.id)).map(({ name }) => name),
    ...(everybody ? {} : { only: true }),
  }))
