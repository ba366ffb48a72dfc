'use client'
import { useRef, useSyncExternalStore } from 'react'
import { isBegun } from '../../lib/board/compose'
import type { MeetingStatus } from '../../lib/meeting/names'
import type { Member } from '../../lib/meeting/state'
import { can } from '../../lib/policy/can'
import type { State } from '../../lib/protocol/live'
import { Drafts, type DraftsView } from './drafts'
import { useUnsent } from './useUnsent'
import { browserWire, type Wire } from './wire'

/** How long drafts stay open without a reader, ms: a change of view, React's strict mode. */
const LINGER = 1000

/** One agency's drafts as a store: connects with its first subscriber, lets go a moment after its last, once all is kept. */
export class DraftsStore {
  private readonly listeners = new Set<() => void>()
  private drafts: Drafts | null = null
  private snapshot: DraftsView = nothing
  private scheduled = false

  constructor(
    private readonly room: string | null,
    private readonly wire: Wire,
  ) {}

  readonly getSnapshot = (): DraftsView => this.snapshot

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    this.drafts ??= new Drafts(this.wire, this.room, this.changed)
    // Writing does not wait for the connection.
    this.snapshot = this.drafts.view
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

  /** What is chosen is shown at once; what is typed at most once a frame, and after it: the box had the letter first. */
  private readonly changed = (now: boolean): void => {
    if (now) this.show()
    if (now || this.scheduled) return
    this.scheduled = true
    this.wire.painted(() => {
      this.scheduled = false
      this.show()
    })
  }

  private show(): void {
    if (!this.drafts) return
    this.snapshot = this.drafts.view
    for (const listener of this.listeners) listener()
  }
}

const nothing: DraftsView = {
  keeping: { is: 'opening' },
  list: [],
  returned: [],
  read: () => null,
  begin: () => '',
  change: () => {},
  remove: () => {},
  handOn: () => {},
  field: () => () => undefined,
  dismiss: () => {},
}

const stores = new Map<string, DraftsStore>()
const storeOf = (key: string, room: string | null): DraftsStore => {
  const store = stores.get(key) ?? new DraftsStore(room, browserWire())
  stores.set(key, store)
  return store
}

/** Where somebody's words are: with their agency's drafts; for whoever only types for others, on this page; else nowhere. */
function storeFor({ me, meeting }: State): DraftsStore | null {
  const room = `draft.${meeting.id}.${me.agencyId}`
  if (me.agencyId && can(me, 'draft', meeting) === null) return storeOf(room, room)
  return can(me, 'speak-for', { status: 'in_progress' }) === null ? storeOf(meeting.id, null) : null
}

/**
 * The drafts of this person's agency, written together with its other people while this component is mounted; an empty list
 * for whoever has none. While something is not kept yet, or came back, leaving the page makes the browser ask first. What was
 * written here stays on show when its writer may write no more.
 */
export const useDrafts = (state: State | null): DraftsView => useDraftsIn(useDraftsStore(state))

/** Where those drafts are, without following them: a screen whose parts alone do is not made again by every letter. */
export function useDraftsStore(state: State | null): DraftsStore | null {
  const last = useRef<DraftsStore | null>(null)
  if (typeof window !== 'undefined' && state) last.current = storeFor(state) ?? last.current
  return last.current
}

/** This person's own notes, where they have any: nobody else reads them. What was typed stays on show when they may write no more. */
export function useNotes({ me, meeting }: State): DraftsView {
  const last = useRef<DraftsStore | null>(null)
  const room = `draft.${meeting.id}.${me.person}`
  if (typeof window !== 'undefined' && can(me, 'note', meeting) === null) last.current = storeOf(room, room)
  return useDraftsIn(last.current)
}

/** The prose of a meeting's record, each paragraph a draft, written together by those who may; nothing for anybody else. */
export function useAnalysis(meeting: string, me: Member, status: MeetingStatus): DraftsView {
  const room = `record.${meeting}`
  const here = typeof window !== 'undefined' && can(me, 'analysis', { status }) === null
  return useDraftsIn(here ? storeOf(room, room) : null)
}

/** The drafts in a store, letter by letter. */
export function useDraftsIn(store: DraftsStore | null): DraftsView {
  const drafts = useSyncExternalStore(
    store ? store.subscribe : () => () => {},
    store ? store.getSnapshot : () => nothing,
    () => nothing,
  )
  const { keeping, returned, list } = drafts
  const alone = keeping.is === 'page' || keeping.is === 'over'
  useUnsent((alone && list.some(({ fields }) => isBegun(fields))) || keeping.is === 'not-yet' || returned.length > 0)
  return drafts
}
