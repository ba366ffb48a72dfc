import { facedAs } from '../../lib/meeting/faces'
import { heardBy } from '../acts/act'
import type { Drafts } from '../drafts/drafts'
import type { Entry } from '../ledger/ledger'
import type { Crowd } from './crowd'
import { alertOf, type Entered } from './enter'
import { received, stampBy } from './fold'
import type { Loaded } from './load'
import type { People } from './people'
import type { PlannedAct, PlannedStatement, Step } from './plan'
import type { MeetingFacts } from './views'

/** What a room shows what was stored with. */
export type Stage = {
  facts: MeetingFacts
  crowd: Crowd
  drafts: Drafts
  /** Read anew each time: a room that could not store something reads its meeting from the ledger again. */
  loaded(): Loaded
  nowHere(people: People): void
  alerted(id: string): void
}

/** What was just stored becomes visible: documents, then everyone connected, then receipts for acts. */
export function show(steps: readonly Step[], appended: Entered, stage: Stage) {
  const loaded = stage.loaded()
  for (const [i, step] of steps.entries()) showStep(step, appended.entries[i]!, stage)
  loaded.size += steps.length
  if (steps.some(step => step.act?.act.verb === 'close')) loaded.closing = appended.checkpoint
  const statements = steps.flatMap(step => step.statement ?? [])
  for (const [audience, { note }] of appended.audiences) {
    loaded.notes.set(audience, note)
    stage.crowd.broadcast(
      audience,
      statements.filter(s => s.audience === audience),
    )
  }
  if (appended.people) stage.nowHere(appended.people)
  tell(steps, stage)
  for (const audience of appended.audiences.keys()) stage.crowd.checkpoint(audience)
  for (const step of steps) {
    const change = alertOf(step)
    if (change && change.become !== 'answered') stage.alerted(change.id)
  }
}

function tell(steps: readonly Step[], stage: Stage) {
  const { crowd } = stage
  const acts = steps.flatMap(step => step.act?.act ?? [])
  if (acts.some(act => !act.presence && !act.among)) crowd.tellEveryone()
  else if (acts.some(act => !act.presence) || steps.some(isMark) || steps.some(step => isFirstWord(step, stage)))
    crowd.tellChanged()
  else if (acts.length > 0) crowd.presenceChanged()
  for (const { act, at } of steps) if (act) notify(act, at ?? '', crowd)
}

/** A mark that waited is in the state of those who were shown it, and then on the board. */
const isMark = ({ statement }: Step) => statement?.statement.kind === 'mark'

/** Professionals are told who spoke under their own name, where family have another for them: the first time somebody does. */
function isFirstWord({ statement }: Step, { facts, loaded }: Stage): boolean {
  if (!facts.faces || !statement) return false
  const { person } = statement.by
  return ![...loaded().meeting.said].some(
    ([id, { receipt }]) => receipt?.by.person === person && id !== statement.item.id,
  )
}

function notify({ act, content }: PlannedAct, at: string, crowd: Crowd) {
  const line = typeof act.notice === 'function' ? act.notice(content) : act.notice
  if (line) crowd.notify(line, at)
}

function showStep(step: Step, entry: Entry, stage: Stage) {
  const loaded = stage.loaded()
  step.at = entry.at
  loaded.lastAt = entry.at
  loaded.times.set(step.statement?.audience ?? (step.act ? heardBy(step.act.act, step.act.content) : ''), entry.at)
  if (step.act) showAct(step.act, entry, stage)
  if (step.statement && entry.n !== null) showStatement(step.statement, entry.n, entry, stage)
}

function showAct({ act, by, content, aside }: PlannedAct, entry: Entry, stage: Stage) {
  const { meeting, done } = stage.loaded()
  act.settle(meeting, by, content, entry.at)
  if (aside) meeting.asides.set(aside.person, aside.said)
  done.set(entry.once, entry.at)
  for (const id of act.takes?.(content) ?? []) takeOff(id, stage)
}

function showStatement({ item, by, audience, removes }: PlannedStatement, n: number, entry: Entry, stage: Stage) {
  const { meeting, documents } = stage.loaded()
  const faced = facedAs(stage.facts.faces, meeting.audiences.get(audience), stampBy(by))
  const stamp = { n, at: entry.at, by: faced, leaf: Buffer.from(entry.leaf).toString('base64') }
  documents.get(audience)?.add({ ...item, n, stamp, person: by.person })
  received(meeting, item.id, { seq: entry.seq, at: stamp.at, by: stampBy(by), leaf: stamp.leaf })
  for (const id of removes) leave(id, audience, stage)
  stage.drafts.shared(by.person, item.id)
}

/** Words go with what took them off: told in the same frame where they stood in the same audience, in one of its own elsewhere. */
function leave(id: string, audience: string, stage: Stage) {
  const { meeting, documents } = stage.loaded()
  const stood = meeting.said.get(id)?.audience ?? audience
  if (stood !== audience) takeOff(id, stage)
  else documents.get(audience)?.remove(id)
}

function takeOff(id: string, { loaded, crowd }: Stage) {
  const { meeting, documents } = loaded()
  const audience = meeting.said.get(id)?.audience ?? ''
  if (documents.get(audience)?.remove(id)) crowd.drop(audience, [id])
}
