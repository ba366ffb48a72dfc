import type { Action } from '../statements/action'
import type { Conflict } from '../statements/conflict'
import type { Decision } from '../statements/decision'
import type { Stamp } from '../statements/kind'
import { type Stance, standsFor } from '../statements/stance'

type Bare<S> = Omit<S, 'kind' | 'v' | 'seen' | 'of' | 'version'>
/** `id` is its first statement's, `version` that of its words now; `stamp` is the first receipt, `changed` that of the words now. */
type Kept = { id: string; version: string; audience: string; stamp: Stamp; changed: Stamp | null }

/** `agency`: whose view it is. `earlier`: it was said of words that were changed since. */
export type StanceView = Bare<Omit<Stance, 'decision'>> & { id: string; agency: string; stamp: Stamp; earlier: boolean }
export type DecisionView = Kept & Bare<Decision> & { stances: StanceView[] }
export type ActionView = Kept & Bare<Action>
export type ConflictView = Kept & Bare<Conflict>
export type MattersView = { decisions: DecisionView[]; actions: ActionView[]; conflicts: ConflictView[] }
export const NO_MATTERS: MattersView = { decisions: [], actions: [], conflicts: [] }

/** Decisions, actions and conflicts while they are being folded, each in the order it was first made. */
export class MattersDraft {
  private readonly decisions = new Map<string, Omit<DecisionView, 'stances'>>()
  private readonly actions = new Map<string, ActionView>()
  private readonly conflicts = new Map<string, ConflictView>()
  /** Decision -> agency -> its newest stance. */
  private readonly stances = new Map<string, Map<string, Omit<StanceView, 'earlier'> & { version: string }>>()

  constructor(private readonly firstStamp: (id: string) => Stamp | undefined) {}

  decide(
    id: string,
    audience: string,
    { kind: _k, v: _v, seen: _s, of, version: _r, ...words }: Decision,
    stamp: Stamp,
  ) {
    const kept = this.kept(id, audience, of, stamp)
    this.decisions.set(kept.id, { ...words, ...kept })
  }

  act(id: string, audience: string, { kind: _k, v: _v, seen: _s, of, version: _r, ...words }: Action, stamp: Stamp) {
    const kept = this.kept(id, audience, of, stamp)
    if (words.dropped === undefined) this.actions.set(kept.id, { ...words, ...kept })
    else this.actions.delete(kept.id)
  }

  differ(
    id: string,
    audience: string,
    { kind: _k, v: _v, seen: _s, of, version: _r, ...words }: Conflict,
    stamp: Stamp,
  ) {
    const kept = this.kept(id, audience, of, stamp)
    this.conflicts.set(kept.id, { ...words, ...kept })
  }

  stand(id: string, { kind: _k, v: _v, seen: _s, decision, ...words }: Stance, stamp: Stamp) {
    const known = this.stances.get(decision) ?? new Map()
    const agency = standsFor(words, stamp.by)
    this.stances.set(decision, known.set(agency, { ...words, id, agency, stamp }))
  }

  finish(): MattersView {
    const decisions = inOrder(this.decisions).map(one => ({ ...one, stances: this.stancesOn(one) }))
    return { decisions, actions: inOrder(this.actions), conflicts: inOrder(this.conflicts) }
  }

  private stancesOn({ id, version: current }: Kept): StanceView[] {
    return [...(this.stances.get(id)?.values() ?? [])].map(({ version, ...stance }) => ({
      ...stance,
      earlier: version !== current,
    }))
  }

  private kept(id: string, audience: string, of: string | undefined, stamp: Stamp): Kept {
    const first = of ?? id
    const changed = of === undefined ? null : stamp
    return { id: first, version: id, audience, stamp: this.firstStamp(first) ?? stamp, changed }
  }
}

const inOrder = <K extends Kept>(all: ReadonlyMap<string, K>): K[] =>
  [...all.values()].sort((a, b) => (a.stamp.at < b.stamp.at ? -1 : 1))
