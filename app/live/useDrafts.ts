'use client'
import { useSyncExternalStore } from 'react'
import { can } from '../../lib/policy/can'
import type { State } from '../../lib/protocol/live'
import { Drafts, type DraftsView } from './drafts'
import { useUnsent } from './useUnsent'
import { browserWire, type Wire } from './wire'

/** How long drafts stay open without a reader, ms: a change of view, React's strict mode. */
const LINGER = 1000

/** One agency's drafts as a store: connects with its first subscriber, lets go a moment after its last, once all is kept. */
class Store {
  private readonly listeners = new Set<() => void>()
  private drafts: Drafts | null = null
  private snapshot: DraftsView = nothing
  private scheduled = false

  constructor(
    private readonly room: string,
    private readonly wire: Wire,
  ) {}

  readonly getSnapshot = (): DraftsView => this.snapshot

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    this.drafts ??= new Drafts(this.wire, this.room, this.changed)
    return () => {
      this.listeners.delete(listener)
      if (this.listeners.size === 0) setTimeout(() => this.rest(), LINGER)
    }
  }

  private rest(): void {
    if (this.listeners.size > 0 || !this.drafts) return
    if (!this.drafts.settled) {
      setTimeout(() => this.rest(), LINGER)
      return
    }
    this.drafts.close()
    this.drafts = null
    this.snapshot = nothing
  }

  /** Shown at most once a frame. */
  private readonly changed = (): void => {
    if (this.scheduled) return
    this.scheduled = true
    this.wire.frame(() => {
      this.scheduled = false
      if (!this.drafts) return
      this.snapshot = this.drafts.view
      for (const listener of this.listeners) listener()
    })
  }
}

const nothing: DraftsView = {
  keeping: { is: 'opening' },
  list: [],
  returned: [],
  begin: () => '',
  change: () => {},
  remove: () => {},
  handOn: () => {},
  field: () => () => undefined,
  dismiss: () => {},
}

const stores = new Map<string, Store>()
const storeOf = (room: string): Store => {
  const store = stores.get(room) ?? new Store(room, browserWire())
  stores.set(room, store)
  return store
}

/** Whether this person's agency has drafts in this meeting that they may write. */
export const mayDraft = (state: State | null): state is State & { me: { agencyId: string } } =>
  !!state?.me.agencyId && can(state.me, 'draft', state.meeting) === null

/**
 * The drafts of this person's agency, written together with its other people while this component is mounted; an empty list
 * for whoever has none. While something is not kept yet, or came back, leaving the page makes the browser ask first.
 */
export function useDrafts(state: State | null): DraftsView {
  const store =
    typeof window !== 'undefined' && mayDraft(state) ? storeOf(`draft.${state.meeting.id}.${state.me.agencyId}`) : null
  const drafts = useSyncExternalStore(
    store ? store.subscribe : () => () => {},
    store ? store.getSnapshot : () => nothing,
    () => nothing,
  )
  useUnsent(drafts.keeping.is === 'not-yet' || drafts.returned.length > 0)
  return drafts
}
