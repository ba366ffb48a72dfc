import type { Heading } from '../meeting/names'
import type { Added, Addition } from '../statements/addition'
import type { Content } from '../statements/contribution'
import type { Declaration, Records } from '../statements/declaration'
import type { FamilyView } from '../statements/family-view'
import type { By, Stamp } from '../statements/kind'
import type { Proportionality, Relevance, Request } from '../statements/mark'
import type { NotShared } from '../statements/not-shared'
import type { Inner } from '../statements/particulars'
import type { Question } from '../statements/question'
import type { Told } from '../statements/told'
import type { widened } from '../statements/widening'
import { MattersDraft, type MattersView } from './matters'

export type MarkView = {
  id: string
  version: string
  relevance: Relevance | null
  proportionality: Proportionality | null
  reason?: string
  request: Request
  stamp: Stamp
  /** The contribution was corrected after this mark. */
  changedSince: boolean
}
export type AdditionView = { id: string; field: Added; body: string; stamp: Stamp }
export type ReplyView = { id: string; body: string; version: string; stamp: Stamp }

/** Somebody's word that these very words may go to an audience; `as` is the contribution they would be there. */
export type WideningView = {
  id: string
  version: string
  to: string
  as: string
  words: ReturnType<typeof widened>
  reason?: string
  stamp: Stamp
}

/** One contribution as the board shows it. `content` is null once its author withdrew it. */
export type ContributionView = {
  id: string
  /** The statement that holds the current words: what marks, corrections and replies point at. */
  version: string
  audience: string
  /** What people say aloud: `PO-2`, `PO-P1` in the professionals' audience, `PO-L1` on a list. */
  ref: string
  heading: Heading
  content: Content | null
  /** The receipt of its first words: who entered them, and when. */
  stamp: Stamp
  /** Whose words they are: of whoever entered them, or whom they were typed for, where this reader knows them. */
  by: By
  corrected: { stamp: Stamp; reason?: string } | null
  withdrawn: { stamp: Stamp; reason?: string } | null
  mark: MarkView | null
  replies: ReplyView[]
  /** Whoever said what was typed for them confirmed these very words. */
  confirmed?: Stamp
  /** What its agency added to these words since, oldest first. */
  additions: AdditionView[]
  /** What was put forward for more people to read, oldest first; only professionals have any. */
  widenings: WideningView[]
}

/** What an agency says of its own looking, and of what it keeps back or told by mouth. */
export type AgencyView = {
  agency: string
  /** Headings under which it has nothing to add. */
  nothing: Heading[]
  records: (Records & { stamp: Stamp }) | null
  notShared: (Omit<NotShared, 'kind' | 'v' | 'seen'> & { id: string; stamp: Stamp })[]
  told: (Omit<Told, 'kind' | 'v' | 'seen'> & { id: string; stamp: Stamp })[]
}

/** What cannot wait, and who took it on. */
export type AlertView = { id: string; body: string; stamp: Stamp; answered: Stamp | null }

/** What somebody of the family said in their own words; `about`: the contribution they do not agree with, as they read it. */
export type FamilyWords = {
  id: string
  audience: string
  body: string
  about: { contribution: string; version: string } | null
  stamp: Stamp
}

/** Something asked of an agency, its answers (oldest first), and when whoever asked set it aside. */
export type QuestionView = {
  id: string
  agency: string
  body: string
  stamp: Stamp
  answers: { id: string; body: string; stamp: Stamp }[]
  aside: Stamp | null
}

/** Everything one person's audiences add up to. */
export type BoardView = {
  contributions: ContributionView[]
  agencies: AgencyView[]
  alerts: AlertView[]
  questions: QuestionView[]
  /** The family's own words, oldest first. */
  family: FamilyWords[]
} & MattersView

type Body = Omit<ContributionView, 'by' | 'ref' | 'mark' | 'replies' | 'confirmed' | 'additions' | 'widenings'>

/** What a spoken reference says of its audience: the professionals', a list, or nothing. */
export const letterOf = (audience: string | null, lists: { has(audience: string): boolean }) =>
  audience === 'professionals' ? 'P' : audience !== null && lists.has(audience) ? 'L' : ''

/** The board while it is being folded: each kind adds what it means, in the order of time. */
export class BoardDraft {
  private readonly bodies = new Map<string, Body>()
  private readonly marks = new Map<string, Omit<MarkView, 'changedSince'>>()
  private readonly replies = new Map<string, ReplyView[]>()
  private readonly confirmations = new Map<string, { version: string; stamp: Stamp }>()
  private readonly additions = new Map<string, (AdditionView & { version: string })[]>()
  private readonly questions = new Map<string, QuestionView>()
  private readonly besides = new Map<string, { version: string; inner: Inner; by: string }>()
  private readonly widenings = new Map<string, WideningView[]>()
  private readonly alerts = new Map<string, AlertView>()
  private readonly familyWords: FamilyWords[] = []
  private readonly agencies = new Map<string, AgencyView>()
  /** Decisions, stances, actions, conflicts. */
  readonly matters: MattersDraft

  /** `firstStamp` finds the receipt of a contribution whose first words have left the document. */
  constructor(private readonly firstStamp: (id: string) => Stamp | undefined) {
    this.matters = new MattersDraft(firstStamp)
  }

  version(contribution: string, version: string, audience: string, content: Content, stamp: Stamp, reason?: string) {
    const first = this.firstStamp(contribution)
    if (!first) return
    const corrected = contribution === version ? null : { stamp, ...(reason === undefined ? {} : { reason }) }
    this.bodies.set(contribution, {
      id: contribution,
      version,
      audience,
      heading: content.heading,
      content,
      stamp: first,
      corrected,
      withdrawn: null,
    })
  }

  withdraw(contribution: string, audience: string, heading: Heading, stamp: Stamp, reason?: string) {
    const first = this.firstStamp(contribution)
    if (!first) return
    const withdrawn = { stamp, ...(reason === undefined ? {} : { reason }) }
    this.bodies.set(contribution, {
      id: contribution,
      version: contribution,
      audience,
      heading,
      content: null,
      stamp: first,
      corrected: null,
      withdrawn,
    })
  }

  mark(
    contribution: string,
    mark: {
      id: string
      version: string
      relevance: Relevance | null
      proportionality: Proportionality | null
      reason?: string
      request: Request
    },
    stamp: Stamp,
  ) {
    const { id, version, relevance, proportionality, reason, request } = mark
    this.marks.set(contribution, {
      id,
      version,
      relevance,
      proportionality,
      request,
      stamp,
      ...(reason === undefined ? {} : { reason }),
    })
  }

  reply(contribution: string, reply: { id: string; body: string; version: string }, stamp: Stamp) {
    const list = this.replies.get(contribution) ?? []
    list.push({ ...reply, stamp })
    this.replies.set(contribution, list)
  }

  add(id: string, { contribution, version, field, body }: Addition, stamp: Stamp) {
    const list = this.additions.get(contribution) ?? []
    list.push({ id, version, field, body, stamp })
    this.additions.set(contribution, list)
  }

  family(id: string, audience: string, { about, body }: FamilyView, stamp: Stamp) {
    this.familyWords.push({ id, audience, body, about: about ?? null, stamp })
  }

  ask(id: string, { agency, body }: Question, stamp: Stamp) {
    this.questions.set(id, { id, agency, body, stamp, answers: [], aside: null })
  }

  answerTo(id: string, answer: { id: string; body?: string }, stamp: Stamp) {
    const question = this.questions.get(id)
    if (!question) return
    if (answer.body === undefined) question.aside = stamp
    else question.answers.push({ id: answer.id, body: answer.body, stamp })
  }

  confirm(contribution: string, version: string, stamp: Stamp) {
    this.confirmations.set(contribution, { version, stamp })
  }

  /** What professionals say beside a version of it; the newest holds. */
  beside(contribution: string, version: string, inner: Inner, { by }: Stamp) {
    this.besides.set(contribution, { version, inner, by: by.person })
  }

  widen(contribution: string, { id, version, to, as, words, reason }: Omit<WideningView, 'stamp'>, stamp: Stamp) {
    const list = this.widenings.get(contribution) ?? []
    list.push({ id, version, to, as, words, stamp, ...(reason === undefined ? {} : { reason }) })
    this.widenings.set(contribution, list)
  }

  alert(id: string, body: string, stamp: Stamp) {
    this.alerts.set(id, { id, body, stamp, answered: null })
  }

  answer(id: string, answered: Stamp) {
    const raised = this.alerts.get(id)
    if (raised) this.alerts.set(id, { ...raised, answered: raised.answered ?? answered })
  }

  declare({ records, nothing }: Declaration, stamp: Stamp) {
    const view = this.agency(stamp)
    if (records) view.records = { ...records, stamp }
    if (nothing) view.nothing = nothing
  }

  withhold(id: string, { kind: _kind, v: _v, seen: _seen, ...decision }: NotShared, stamp: Stamp) {
    this.agency(stamp).notShared.push({ id, ...decision, stamp })
  }

  tell(id: string, { kind: _kind, v: _v, seen: _seen, ...what }: Told, stamp: Stamp) {
    this.agency(stamp).told.push({ id, ...what, stamp })
  }

  private agency({ by }: Stamp): AgencyView {
    const known = this.agencies.get(by.agency)
    if (known) return known
    const view: AgencyView = { agency: by.agency, nothing: [], records: null, notShared: [], told: [] }
    this.agencies.set(by.agency, view)
    return view
  }

  /** Contributions in the order they were first shared; a mark with both values null is no mark. */
  finish(codeOf: (agency: string) => string, lists: ReadonlySet<string>, people: readonly By[]): BoardView {
    return {
      contributions: this.contributions(codeOf, lists, people),
      agencies: [...this.agencies.values()],
      alerts: [...this.alerts.values()],
      questions: [...this.questions.values()],
      family: this.familyWords,
      ...this.matters.finish(),
    }
  }

  private contributions(
    codeOf: (agency: string) => string,
    lists: ReadonlySet<string>,
    people: readonly By[],
  ): ContributionView[] {
    const counts = new Map<string, number>()
    return [...this.bodies.values()]
      .sort((a, b) => (a.stamp.at < b.stamp.at ? -1 : 1))
      .map(body => {
        const code = `${codeOf(body.stamp.by.agency)}-${letterOf(body.audience, lists)}`
        const ordinal = (counts.get(`${body.audience} ${code}`) ?? 0) + 1
        counts.set(`${body.audience} ${code}`, ordinal)
        return {
          ...body,
          by: people.find(({ person }) => person === body.content?.onBehalf?.person) ?? body.stamp.by,
          content: this.whole(body),
          ref: `${code}${ordinal}`,
          mark: this.markOn(body),
          replies: this.replies.get(body.id) ?? [],
          ...this.confirmedBy(body),
          additions: this.addedTo(body),
          widenings: this.widenings.get(body.id) ?? [],
        }
      })
  }

  /** Nothing is left of what was added to words that are not there any more. */
  private addedTo({ id, version, content }: Body): AdditionView[] {
    const current = (this.additions.get(id) ?? []).filter(one => content && one.version === version)
    return current.map(({ version: _version, ...one }) => one)
  }

  /** The words, and what their author says beside them to this reader. */
  private whole({ id, version, content, stamp }: Body): Content | null {
    const beside = this.besides.get(id)
    if (!content || beside?.version !== version || beside.by !== stamp.by.person) return content
    return { ...content, ...beside.inner }
  }

  private confirmedBy({ id, version }: Body): Pick<ContributionView, 'confirmed'> {
    const known = this.confirmations.get(id)
    return known?.version === version ? { confirmed: known.stamp } : {}
  }

  private markOn(body: Body): MarkView | null {
    const mark = this.marks.get(body.id)
    if (!mark || (mark.relevance === null && mark.proportionality === null && mark.request === 'none')) return null
    return { ...mark, changedSince: mark.version !== body.version }
  }
}
