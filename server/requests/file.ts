import { keepOf, outline, type Plan } from '../../lib/evidence/plan'
import type { Form } from '../../lib/evidence/request'
import { extractBundle } from '../../lib/ledger/bundle'
import { toHex, utf8 } from '../../lib/ledger/bytes'
import { headerLeaf } from '../../lib/ledger/entry'
import { nobleVerify } from '../../lib/ledger/hashes.noble'
import { redact } from '../../lib/ledger/redact'
import type { Authentic } from '../../lib/ledger/verdict'
import { verifyBundle } from '../../lib/ledger/verify'
import type { Withheld } from '../../lib/protocol/requests'
import { nodeHashes } from '../ledger/hashes'
import { publishedKeys } from '../ledger/keys'
import type { ReadDeps } from '../read/deps'
import { wholeFile, written } from '../read/evidence'
import type { Opened } from './plan'

/** A file as it would be made now, and what a verifier reads in it. */
export type MadeFile = { text: string; sha256: string; shown: number; withheld: Withheld; read: Authentic }

/** The name of what goes out: the same exactly where the same things do. */
export const outlineOf = (plan: Plan): string => toHex(nodeHashes.sha256(utf8(outline(plan))))

/** The file itself. What it says is read back from it: throws where it is not authentic, so that no such file is ever sent. */
export async function fileFor(deps: ReadDeps, opened: Opened, form: Form, plan: Plan): Promise<MadeFile> {
  const { text, sha256 } =
    form === 'full' ? await wholeFile(deps, opened.me, opened.facts.id) : await redactedFile(deps, opened, plan)
  const read = verifyBundle(Buffer.from(text), { hashes: nodeHashes, verify: nobleVerify })
  if (read.verdict !== 'authentic') throw new Error('A file was made that does not verify.')
  const shown = read.entries.filter(({ fields }) => fields !== null).length
  return { text, sha256, shown, withheld: read.withheld, read }
}

/** Of the entries that go out, their place, their proof and what of them goes out; of the others, how many there are. */
async function redactedFile({ db }: ReadDeps, { log }: Opened, plan: Plan) {
  const out = new Set(plan.filter(one => one.out).map(({ seq }) => seq))
  const bundle = extractBundle(
    {
      keys: await publishedKeys(db),
      checkpoint: log.checkpoint ?? '',
      leaves: log.entries.map(({ header }) => headerLeaf(header, nodeHashes)),
      entries: log.entries.flatMap(({ seq, header, opening }) =>
        out.has(seq) && opening ? [{ seq, header, opening }] : [],
      ),
    },
    nodeHashes,
  )
  return written(redact(bundle, keepOf(plan), nodeHashes))
}
