import { createHash } from 'node:crypto'
import { madeAt, readDraft } from '../../lib/board/draft-read'
import { fromBase64, toBase64 } from '../../lib/ledger/bytes'
import { jcs } from '../../lib/ledger/jcs'
import type { Versions } from '../../lib/protocol/record'
import { type Paragraph, paragraphsOf } from '../../lib/record/analysis'
import { fieldsOf } from '../drafts/kept'
import { createDraftStore } from '../drafts/store'
import { readStateVector } from '../gate/read'
import { TextDocument } from '../gate/text-document'
import type { ReadDeps } from '../read/deps'

/** The analysis as it is stored now. `seen`: what tells it apart from any other, for whoever reads it. */
export type KeptAnalysis = Pick<Versions['analysis'], 'paragraphs' | 'seen'> & {
  /** Whose letters came since somebody read it at this `vector`; who only took letters away is not among them. */
  writersSince(vector: string): string[]
}

/** What was written together for the record of a meeting: the caller has asked whether they may read it. Durable letters alone are in it. */
export async function readAnalysis({ db, ledger }: Pick<ReadDeps, 'db' | 'ledger'>, meeting: string) {
  const store = createDraftStore(db, ledger, () => undefined)
  const { history, writers } = await store.load({ meeting, agency: meeting })
  const document = new TextDocument(history)
  const paragraphs = paragraphsOf(
    document.ids.map(id => {
      const plain = fieldsOf(document, id)
      return { id, made: madeAt(plain), fields: readDraft(plain) }
    }),
  )
  const kept: KeptAnalysis = {
    paragraphs,
    seen: { fingerprint: fingerprintOf(paragraphs), vector: toBase64(document.stateVector()) },
    writersSince: vector => {
      const bytes = fromBase64(vector)
      const read = bytes && readStateVector(bytes)
      const seen = read?.ok ? read.value : new Map<number, number>()
      const wrote = [...writers].filter(([client]) => document.clocks.get(client) > (seen.get(client) ?? 0))
      return [...new Set(wrote.map(([, person]) => person))]
    },
  }
  return kept
}

const fingerprintOf = (paragraphs: readonly Paragraph[]): string =>
  createHash('sha256')
    .update(jcs(paragraphs.map(one => ({ ...one }))))
    .digest('hex')
