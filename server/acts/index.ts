import type { ActVerb, KeepVerb, RecordVerb, RequestVerb } from '../../lib/policy/can'
import type { Act, EnteredVerb } from './act'
import { adjourn } from './adjourn'
import { admit } from './admit'
import { apologies } from './apologies'
import { approveRecord, approveSummary } from './approve-record'
import { ask } from './ask'
import { askCorrection } from './ask-correction'
import { askSilent } from './ask-silent'
import { attend } from './attend'
import { call } from './call'
import { circulate, deliver, remind } from './circulate'
import { close } from './close'
import { decideCorrection } from './decide-correction'
import { dispose } from './dispose'
import { dropMark } from './drop-mark'
import { dropRoom } from './drop-room'
import { emergencyEnded, emergencyOpened } from './emergency'
import { endClosedPart } from './end-closed-part'
import { escalate } from './escalate'
import { focus } from './focus'
import { gather } from './gather'
import { handOver } from './hand-over'
import { holdMark } from './hold-mark'
import { join } from './join'
import { keepClosed } from './keep-closed'
import { keepUntil } from './keep-until'
import { leave } from './leave'
import { legalHold, liftHold } from './legal-hold'
import { makeList } from './make-list'
import { nothingFurther } from './nothing-further'
import { openClosedPart } from './open-closed-part'
import { pairRoom, roomConnected } from './pair-room'
import { pick } from './pick'
import { proceed } from './proceed'
import { proposeDisposal } from './propose-disposal'
import { purge } from './purge'
import { raiseHand } from './raise-hand'
import { confirmRelease, proposeRelease } from './release'
import { remove } from './remove'
import { reopen } from './reopen'
import { agencyAnswered, finishedRequest, madeEvidence, recordedRequest, withheld } from './requests'
import { restore } from './restore'
import { sayWhose } from './say-whose'
import { setMarking } from './set-marking'
import { setUpChanged } from './set-up-changed'
import { shareSeat } from './share-seat'
import { start } from './start'
import { takeBack } from './take-back'
import { takeDown } from './take-down'
import { takeOver } from './take-over'
import { timer } from './timer'

/** The one table of acts over the live connection. Rooms, trail, `/api/schema` and the tests work from it. */
export const ACTS: Record<ActVerb, Act> = {
  start,
  join,
  leave,
  focus,
  close,
  admit,
  remove,
  'hand-over': handOver,
  'take-over': takeOver,
  'take-back': takeBack,
  'make-list': makeList,
  ask,
  'share-seat': shareSeat,
  pick,
  adjourn,
  'ask-silent': askSilent,
  reopen,
  'keep-closed': keepClosed,
  'open-closed-part': openClosedPart,
  'end-closed-part': endClosedPart,
  'raise-hand': raiseHand,
  call,
  timer,
  gather,
  'nothing-further': nothingFurther,
  attend,
  apologies,
  proceed,
  'hold-mark': holdMark,
  'drop-mark': dropMark,
  'set-marking': setMarking,
  'pair-room': pairRoom,
  'drop-room': dropRoom,
}

/** The acts of keeping and destroying, which come over HTTP alone. */
export const KEEPING: Record<KeepVerb, Act> = {
  'take-down': takeDown,
  restore,
  purge,
  'legal-hold': legalHold,
  'lift-hold': liftHold,
  'keep-until': keepUntil,
  'propose-disposal': proposeDisposal,
  dispose,
}

/** The acts about requests for what a meeting holds, which come over HTTP alone. */
export const REQUESTING: Record<RequestVerb, Act> = {
  'record-request': recordedRequest,
  'agency-answer': agencyAnswered,
  withhold: withheld,
  'make-evidence': madeEvidence,
  'finish-request': finishedRequest,
}

/** The acts about the record of a closed meeting, which come over HTTP alone. The server says what each version is. */
export const RECORDING: Record<RecordVerb, Act> = {
  'say-whose': sayWhose,
  'propose-release': proposeRelease,
  'confirm-release': confirmRelease,
  'approve-record': approveRecord,
  'ask-correction': askCorrection,
  'decide-correction': decideCorrection,
  'approve-summary': approveSummary,
  circulate,
  deliver,
  remind,
}

export const ENTERED: Record<EnteredVerb, Act> = {
  escalate,
  'set-up-changed': setUpChanged,
  'emergency-opened': emergencyOpened,
  'emergency-ended': emergencyEnded,
  'room-connected': roomConnected,
}

const BY_VERB = new Map<string, Act>(
  [ACTS, KEEPING, RECORDING, REQUESTING, ENTERED].flatMap(acts =>
    Object.values<Act>(acts).map(act => [act.verb, act] as const),
  ),
)

/** The act that stands in a log under this verb. */
export const actOf = (verb: string): Act | undefined => BY_VERB.get(verb)
