import { signCheckpoint } from '../../lib/ledger/checkpoint'
import { appendLeaf, type Frontier, packFrontier, rootOfFrontier } from '../../lib/ledger/merkle'
import type { Signer } from '../../lib/ledger/note'
import { nodeHashes } from './hashes'

type Tree = { size: number; frontier: Frontier }

/** A log went back on what was signed before: nothing is signed, nothing is stored. */
export class NotAnExtension extends Error {
  constructor() {
    super('This checkpoint does not extend the one signed before it.')
  }
}

/** Signs checkpoints, and refuses one that does not extend the last it signed for the same log. */
export class CheckpointSigner {
  private readonly last = new Map<string, Tree>()

  constructor(private readonly key: Signer) {}

  /**
   * Signs `after`, which grew out of `before`. `leavesSince(size)` gives the leaves between what was last signed here and
   * `before` (another process may have added them). Call `remember` once the transaction is stored.
   */
  async sign(origin: string, before: Tree, after: Tree, leavesSince: (size: number) => Promise<Uint8Array[]>) {
    const last = this.last.get(origin)
    if (last && !(await extendsTo(last, before, leavesSince))) throw new NotAnExtension()
    const note = signCheckpoint(
      { origin, size: after.size, root: rootOfFrontier(after.frontier, nodeHashes) },
      [this.key],
      nodeHashes,
    )
    return { note, remember: () => void this.last.set(origin, { size: after.size, frontier: after.frontier }) }
  }
}

async function extendsTo(
  last: Tree,
  before: Tree,
  leavesSince: (size: number) => Promise<Uint8Array[]>,
): Promise<boolean> {
  let { size } = last
  let frontier = last.frontier
  if (before.size > size)
    for (const leaf of await leavesSince(size)) {
      frontier = appendLeaf(frontier, size, leaf, nodeHashes)
      size += 1
    }
  return size === before.size && Buffer.compare(packFrontier(frontier), packFrontier(before.frontier)) === 0
}
