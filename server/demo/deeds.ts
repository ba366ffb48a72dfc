import { z } from 'zod'
import { isDay } from '../../lib/meeting/calendar'
import { CATEGORIES, needsThreshold, OUTCOMES } from '../../lib/statements/decision'
import { parseStatement, type Statement } from '../../lib/statements/index'
import type { View } from '../../lib/statements/stance'
import { CATEGORY_WORDS } from '../../lib/text/decide'
import { compact } from './compact'
import type { Scenario } from './form'
import { stableId } from './ids'
import type { Share } from './import'
import type { Left } from './left'
import { type DemoPerson, plainPerson } from './people'

/** Something said among professionals that is no contribution: a decision, where an agency stands on it, an action, a conflict, or that something was kept back. */
export type Deed = { what: string; id: string; by: DemoPerson; statement(seen: number): Statement }

const text = z.string().regex(/\S/)
const maybe = z
  .string()
  .nullish()
  .transform(value => (value && /\S/.test(value) ? value : undefined))
const conflicts = z.object({ items: z.array(text).min(2), question: text, resolution: maybe })
const views = z.object({ agency: text, child: text, view: text, category: maybe })
const dissent = z.object({ agency: text, view: maybe, reason: maybe, escalate: z.boolean().nullish() })
const decisions = z.object({
  child: text,
  outcome: text,
  category: maybe,
  threshold: maybe,
  rationale: text,
  basedOn: z.array(text),
  dissent: z.array(dissent).nullish(),
})
const actions = z.object({
  action: text,
  owner: maybe,
  ownerAgency: maybe,
  dueDate: maybe,
  intendedOutcome: maybe,
  child: z.union([text, z.array(text)]),
  measure: maybe,
  contingency: maybe,
})
const notShared = z.object({ agency: text, author: text, test: text, adviceFrom: maybe, decidedAt: maybe })
const dates = z.object({ coreGroupDue: maybe, reviewConferenceDue: maybe })

type Known = { shares: readonly Share[]; people: readonly DemoPerson[]; chair: DemoPerson; children: readonly string[] }

/** What a file decides, plans and finds in conflict, as statements in the order in which they are made; the rest is told. */
export function deedsOf(scenario: Scenario, known: Known): { deeds: Deed[]; left: Left[] } {
  const importer = new Deeds(scenario, known)
  return { deeds: importer.run(), left: importer.left }
}

class Deeds {
  readonly left: Left[] = []
  private readonly deeds: Deed[] = []

  constructor(
    private readonly scenario: Scenario,
    private readonly known: Known,
  ) {}

  run(): Deed[] {
    const { scenario } = this
    this.each('notShared', scenario.notShared, notShared, (one, what) => this.notShared(one, what))
    this.each('conflicts', scenario.conflicts, conflicts, (one, what) => this.conflict(one, what))
    this.each('decisions', scenario.decisions, decisions, (one, what) => this.decision(one, what))
    this.each('actions', scenario.actions, actions, (one, what) => this.action(one, what))
    return this.deeds
  }

  private each<S extends z.ZodType>(
    name: string,
    list: readonly unknown[],
    form: S,
    take: (one: z.output<S>, what: string) => void,
  ) {
    for (const [i, item] of list.entries()) {
      const what = `${name} ${i + 1}`
      const parsed = form.safeParse(item)
      if (parsed.success) take(parsed.data, what)
      else this.left.push({ what, why: 'its form is not known here' })
    }
  }

  /** Kept where it is sound; told otherwise. */
  private add(what: string, key: string, by: DemoPerson | undefined, value: object): boolean {
    const made = (seen: number) => parseStatement(compact({ v: 1, seen, ...value }))
    if (!by || !made(1).ok) {
      this.left.push({ what, why: by ? 'something that it needs is not there' : 'nobody here can say it' })
      return false
    }
    const statement = (seen: number): Statement => {
      const parsed = made(seen)
      if (!parsed.ok) throw new Error(`A deed is no statement: ${parsed.path}`)
      return parsed.statement
    }
    this.deeds.push({ what, id: stableId(this.scenario.meeting.id, key, what), by, statement })
    return true
  }

  private child(id: string): string[] {
    const ids = this.scenario.meeting.children.map(child => child.id)
    if (id === 'all') return [...this.known.children]
    return [this.known.children[ids.indexOf(id)]].flatMap(one => one ?? [])
  }

  private speaksFor(agency: string): DemoPerson | undefined {
    return this.known.people.find(one => one.agency === agency && one.role === 'practitioner')
  }

  /** The contributions of a file's items in the words they end with; the others have no place here. */
  private evidence(items: readonly string[], what: string) {
    return items.flatMap(item => {
      const share = this.known.shares.find(one => one.item === item)
      if (!share) {
        this.left.push({ what: `${what}: ${item}`, why: 'it rests on something that is not played' })
        return []
      }
      const contribution = share.corrects?.contribution ?? share.id
      const newest = this.known.shares.findLast(one => (one.corrects?.contribution ?? one.id) === contribution)
      return [{ contribution, version: newest?.id ?? share.id }]
    })
  }

  private notShared(one: z.output<typeof notShared>, what: string) {
    const by = this.known.people.find(
      person => person.agency === one.agency && plainPerson(person.name) === plainPerson(one.author),
    )
    const decidedAt = one.decidedAt?.slice(0, 10)
    const { test, adviceFrom } = one
    this.add(what, 'not-shared', by, { kind: 'not-shared', heading: 'necessary', test, adviceFrom, decidedAt })
  }

  private conflict({ items, question, resolution }: z.output<typeof conflicts>, what: string) {
    const between = this.evidence(items, what)
    this.add(what, 'conflict', this.known.chair, { kind: 'conflict', between, question, resolution })
  }

  private decision(one: z.output<typeof decisions>, what: string) {
    const outcome = OUTCOMES.find(name => name === one.outcome) ?? 'other'
    const category = CATEGORIES.find(name => name === one.category)
    const { coreGroupDue: coreGroup, reviewConferenceDue: review } = dates.safeParse(this.scenario.dates).data ?? {}
    const [child] = this.child(one.child)
    const plan = needsThreshold(outcome)
    const made = this.add(what, 'decision', this.known.chair, {
      kind: 'decision',
      child,
      outcome,
      summary: outcome === 'other' ? one.outcome : undefined,
      threshold: thresholdOf(one.threshold),
      category,
      reasons: one.rationale,
      reliesOn: this.evidence(one.basedOn, what),
      ...(plan ? { coreGroup: dayOf(coreGroup), review: dayOf(review) } : {}),
    })
    const decided = this.deeds.at(-1)
    if (made && decided) this.stances(one, decided.id, what)
  }

  private stances(one: z.output<typeof decisions>, decision: string, what: string) {
    const said = new Map<string, { view: View; reason?: string | undefined; formal?: true | undefined }>()
    for (const item of this.scenario.agencyViews) {
      const { data } = views.safeParse(item)
      if (data?.child === one.child) said.set(data.agency, viewOf(data, one))
    }
    for (const { agency, view, reason, escalate } of one.dissent ?? []) {
      const words = [view, reason].filter(Boolean).join('. ') || undefined
      said.set(agency, { view: 'disagrees', reason: words, formal: escalate && words ? true : undefined })
    }
    for (const [agency, stance] of said)
      this.add(`${what}: ${agency}`, 'stance', this.speaksFor(agency), {
        kind: 'stance',
        decision,
        version: decision,
        ...compact(stance),
      })
  }

  private action(one: z.output<typeof actions>, what: string) {
    const about = [one.child].flat().flatMap(id => this.child(id))
    this.add(what, 'action', this.known.chair, {
      kind: 'action',
      what: one.action,
      children: [...new Set(about)],
      owner: one.owner,
      agency: one.ownerAgency,
      due: dayOf(one.dueDate),
      outcome: one.intendedOutcome,
      measure: one.measure,
      contingency: one.contingency,
      safety: /interim safety plan/i.test(one.action) ? true : undefined,
    })
  }
}

const dayOf = (value: string | undefined) => (value && isDay(value.slice(0, 10)) ? value.slice(0, 10) : undefined)

function thresholdOf(said: string | undefined) {
  if (!said) return undefined
  if (/not[ -_]?met|no threshold/i.test(said)) return 'not-met'
  return /likely/i.test(said) ? 'likely' : /suffer/i.test(said) ? 'suffering' : undefined
}

/** What an agency's view comes to beside the decision: another category is a reservation, another outcome is no agreement. */
function viewOf(
  one: z.output<typeof views>,
  { outcome, category }: z.output<typeof decisions>,
): { view: View; reason?: string } {
  if (one.view === 'no_view') return { view: 'no-view' }
  const plan = outcome.endsWith('plan') && outcome !== 'no_plan'
  if ((one.view === 'plan') !== plan && one.view !== outcome) return { view: 'disagrees' }
  const other = CATEGORIES.find(name => name === one.category)
  return other && other !== category
    ? { view: 'reservation', reason: `Category: ${CATEGORY_WORDS[other].toLowerCase()}` }
    : { view: 'agrees' }
}
