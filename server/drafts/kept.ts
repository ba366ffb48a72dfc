import type { Draft } from '../../lib/board/compose'
import { CHOICES, MADE, PROSE } from '../../lib/board/draft-fields'
import { readDraft } from '../../lib/board/draft-read'
import { TextDocument } from '../gate/text-document'
import type { DraftStore, DraftsOf } from './store'

/** Every field of a draft as its document has it now. */
export const fieldsOf = (document: TextDocument, id: string) =>
  Object.fromEntries([...PROSE, ...CHOICES, MADE].map(field => [field, document.read(id, field)]))

/** What an agency's drafts say as they are stored now, by id, for whoever may open them: the caller has asked `mayDraft`. */
export async function keptDrafts(store: Pick<DraftStore, 'load'>, of: DraftsOf): Promise<Map<string, Draft>> {
  const { history } = await store.load(of)
  const document = new TextDocument(history)
  return new Map(document.ids.map(id => [id, readDraft(fieldsOf(document, id))]))
}
