import type * as z from 'zod/mini'
import type { Json } from '../../lib/ledger/jcs'
import type { Aside, Audience, MeetingState, Member, NewList, PlaceChange } from '../../lib/meeting/state'
import type { ActVerb, KeepVerb, RecordVerb, RequestVerb } from '../../lib/policy/can'
import type { Refusal } from '../../lib/protocol/codes'
import type { Statement } from '../../lib/statements/index'
import type { NewItem } from '../gate/admit'

export type Content = Record<string, Json>

/** What the product commits to when a meeting starts: the running build, and the policy text people saw. */
export type Versions = { build: string; policy: string }

/** A statement entered with an act, right after it, by decision of another than its author. */
export type Brought = { item: NewItem; statement: Statement; by: Member; audience: Audience }

/** What the server enters by itself, or by a command of its own: nobody can ask for it as an act. */
export const ENTERED_VERBS = [
  'escalate',
  'set-up-changed',
  'emergency-opened',
  'emergency-ended',
  'room-connected',
] as const
export type EnteredVerb = (typeof ENTERED_VERBS)[number]
export const isEntered = (verb: string): verb is EnteredVerb => ENTERED_VERBS.some(one => one === verb)

/**
 * One act: everything the product knows about it, in one file. The roles and statuses that may do it stand in the policy table;
 * `validate` refuses what only its input can tell (`now`: the server's clock, ms); `resolve` says what is entered (null: nothing changes, and that is fine);
 * `settle` brings the meeting's state up to date, when it is done and when it is read back from the ledger.
 */
export type Act<Input extends z.ZodMiniType = z.ZodMiniType> = {
  verb: ActVerb | KeepVerb | RecordVerb | RequestVerb | EnteredVerb
  input: Input
  validate(actor: Member, input: z.infer<Input>, meeting: MeetingState, now: number): Refusal | null
  resolve(actor: Member, input: z.infer<Input>, meeting: MeetingState, versions: Versions): Content | null
  settle(meeting: MeetingState, by: Member, content: Content, at: string): void
  /** What stands on a board with it; asked after `settle`. */
  brings?(input: z.infer<Input>, meeting: MeetingState): Brought | null
  /** Ids of statements whose words it takes off the board. */
  takes?(content: Content): string[]
  /**
   * Whose places it changes. They are stored in the transaction that enters the act, which has a round of the queue to itself.
   * Read back from the ledger it changes nothing: who has a place now, the store says.
   */
  places?(content: Content): PlaceChange[]
  /** The named lists it makes, stored like places. */
  lists?(content: Content): NewList[]
  /** What is stored of it beside the log, in the same transaction: sealed, and told to nobody but those who let people in. */
  aside?(input: z.infer<Input>): { person: string; said: Aside }
  /** Only the readers of this audience hear of it: no time that anybody else is told gives it away. */
  among?: 'professionals' | ((content: Content) => string)
  /** The trail's sentence after the person's name. */
  sentence(content: Content): string
  /** What everyone present hears of it, if anything. */
  notice?: string | ((content: Content) => string)
  /** It changes who is here, and nothing else that anyone is told. */
  presence?: true
  /** Whose browsers' answers, of what was delivered to them, are entered with it. */
  delivered?: 'own' | 'all'
  examples: z.infer<Input>[]
}

/** The audience that hears of an act; '' for everyone. */
export const heardBy = ({ among }: Act, content: Content): string =>
  (typeof among === 'function' ? among(content) : among) ?? ''

/** Whether it changes who reads what: then it stands alone in its round. */
export const changesReaders = ({ places, lists }: Act): boolean => !!places || !!lists

export const act = <Input extends z.ZodMiniType>(definition: Act<Input>): Act<Input> => definition
