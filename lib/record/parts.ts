import type { ContributionView } from '../board/draft'
import type { ActionView } from '../board/matters'
import { facedAs } from '../meeting/faces'
import type { Member } from '../meeting/state'
import { isFamily } from '../policy/can'
import type { Content } from '../statements/contribution'
import type { Analysed } from './analysis'
import { ofAnother, saysWhereOrWhen } from './others'
import { aloneWith, calls } from './recipients'
import type { Attended, Decided, FamilySaid, Kept, MeetingRecord, Planned } from './record'
import { refsFor } from './refs'
import type { For, Part, Why } from './version'

/** What one agency keeps: what it shared, what it is to do, and what was decided. */
export function agencysRecord(record: MeetingRecord, of: For): MeetingRecord {
  const { name } = of.recipient
  const own = (part: Part) => (one: Kept) => {
    if (one.agency === name) return [one]
    of.out({ id: one.id, part, ref: one.ref, why: 'other-agency' })
    return []
  }
  const voices = record.voices.map(({ child, kept }) => ({ child, kept: kept.flatMap(own('voices')) }))
  const headings = underHeadings(record, own('shared'))
  const annex = record.annex.flatMap(own('annex'))
  const late = record.late.flatMap(own('late'))
  const refs = refsIn([...voices, ...headings], annex, late)
  const actions = new Map(of.board.actions.map(one => [one.id, one]))
  const { analysis: _written, ...rest } = record
  return {
    ...rest,
    voices: voices.filter(({ kept }) => kept.length > 0),
    ...analysisFor(record, of, ({ only }) => (only ? 'only' : null)),
    headings,
    annex,
    late,
    decisions: record.decisions.map(one => {
      const views = one.views.filter(({ agency }) => agency === name)
      if (views.length < one.views.length) said(of, one, 'other-agency')
      return { ...one, views, told: [], reliesOn: one.reliesOn.filter(ref => refs.has(ref)) }
    }),
    actions: record.actions.filter(one => {
      const theirs = actions.get(one.id)?.agency === name
      if (!theirs) of.out({ id: one.id, part: 'plan', ref: one.what, why: 'other-agency' })
      return theirs
    }),
    family: record.family.flatMap(one => {
      of.out({ id: one.id, part: 'family', ref: one.name, why: 'other-agency' })
      return []
    }),
    ...withoutWorking(record, of),
  }
}

/** What somebody of the family reads: what stands in the session they were in, about their children alone, and their own words. */
export function familysRecord(record: MeetingRecord, of: For): MeetingRecord {
  const refs = refsFor(of)
  const kept = (part: Part) => (one: Kept) => theirs(one, part, of, refs)
  const voices = record.voices
    .map(({ child, kept: all }) => ({ child, kept: all.flatMap(kept('voices')) }))
    .filter(({ child }) => of.setup.children.some(({ id, name }) => name === child && of.children.has(id)))
  const headings = underHeadings(record, kept('shared'))
  const annex = record.annex.flatMap(kept('annex'))
  for (const one of record.late) of.out({ id: one.id, part: 'late', ref: one.ref, why: 'late' })
  const shown = refsIn([...voices, ...headings], annex, [])
  const said = record.family.flatMap(one => ownWords(one, of, refs))
  return {
    ...nothing(record, of),
    ...aboutIt(record, of),
    voices,
    ...analysisFor(record, of, ({ only, children }) =>
      only ? 'only' : aboutTheirs(children, of) ? null : 'other-child',
    ),
    headings,
    annex,
    decisions: record.decisions.flatMap(one => decidedFor(one, of, refs, shown)),
    undecided: undecidedFor(record, of),
    actions: record.actions.flatMap(one => planned(one, of)),
    family: said,
    ...attendedFor(record, of),
    ...withoutWorking(record, of),
  }
}

/** What a child reads: what they said themselves, what is decided for them, and what will be done for them alone. */
export function childsRecord(record: MeetingRecord, of: For): MeetingRecord {
  const refs = refsFor(of)
  const mine = ({ child }: { child: string }) =>
    of.setup.children.some(one => one.name === child && of.children.has(one.id))
  const voices = record.voices.filter(mine).map(({ child, kept }) => ({
    child,
    kept: kept.flatMap(one => theirs(one, 'voices', of, refs)).flatMap(one => inTheirWords(one, of)),
  }))
  for (const { kept } of record.voices.filter(one => !mine(one)))
    for (const one of kept) of.out({ id: one.id, part: 'voices', ref: one.ref, why: 'other-child' })
  for (const { kept } of record.headings)
    for (const one of kept) of.out({ id: one.id, part: 'shared', ref: one.ref, why: 'plain' })
  for (const one of record.annex) of.out({ id: one.id, part: 'annex', ref: one.ref, why: 'plain' })
  for (const one of record.late) of.out({ id: one.id, part: 'late', ref: one.ref, why: 'late' })
  for (const one of record.attended)
    of.out({ id: `attended ${one.name}`, part: 'attendance', ref: one.name, why: 'plain' })
  analysisFor(record, of, () => 'plain')
  return {
    ...nothing(record, of),
    voices,
    decisions: record.decisions
      .flatMap(one =>
        decidedFor(one, of, refs, new Set()).map(each => ({
          ...each,
          threshold: undefined,
          category: undefined,
          reasons: '',
          override: undefined,
          withoutFamily: undefined,
        })),
      )
      .map(plainly),
    undecided: undecidedFor(record, of),
    actions: record.actions.flatMap(one => planned(one, of)).map(one => ({ ...one, measure: null, contingency: null })),
    family: record.family.flatMap(one => ownWords(one, of, refs)),
    ...withoutWorking(record, of),
  }
}

/** Absent fields are absent, never undefined: the value is hashed as JSON. */
function plainly(one: Decided): Decided {
  const { threshold: _t, category: _c, override: _o, withoutFamily: _w, ...rest } = one
  return rest
}

/** When it was and who led it; whatever else is there has to be put in. */
function nothing({ begun, closedAt }: MeetingRecord, of: For): MeetingRecord {
  const leading = (...roles: string[]) =>
    [...of.meeting.members.values()].filter(({ role }) => roles.includes(role)).map(one => faced(of, one).name)
  return {
    begun,
    closedAt,
    purpose: null,
    concerns: [],
    chair: leading('chair', 'acting_chair'),
    minutes: leading('minute_taker'),
    voices: [],
    decisions: [],
    undecided: [],
    actions: [],
    headings: [],
    annex: [],
    toTrim: [],
    setAside: 0,
    late: [],
    family: [],
    attended: [],
    apologies: [],
    absent: [],
  }
}

/** Why the meeting was held: in words that may be of every child in it, so for whoever's they all are. */
function aboutIt({ purpose, concerns }: MeetingRecord, of: For): Pick<MeetingRecord, 'purpose' | 'concerns'> {
  if (of.setup.children.every(({ id }) => of.children.has(id))) return { purpose, concerns }
  if (purpose) of.out({ id: 'purpose', part: 'about', ref: purpose, why: 'other-child' })
  for (const concern of concerns) of.out({ id: `concern ${concern}`, part: 'about', ref: concern, why: 'other-child' })
  return { purpose: null, concerns: [] }
}

/** Whether what is about these children, or about all where none is named, is about theirs alone. */
const aboutTheirs = (children: readonly string[], of: For) =>
  (children.length ? children : of.setup.children.map(({ id }) => id)).every(id => of.children.has(id))

/** The paragraphs of the analysis that are for them, word for word; absent where none is. */
function analysisFor(
  { analysis = [] }: MeetingRecord,
  of: For,
  whyNot: (one: Analysed) => Why | null,
): Pick<MeetingRecord, 'analysis'> {
  const kept = analysis.filter((one, i) => {
    const why = whyNot(one)
    if (why) of.out({ id: one.id, part: 'analysis', ref: one.title || String(i + 1), why })
    return why === null
  })
  return kept.length ? { analysis: kept } : {}
}

/** The chair's own business: what is to be trimmed, and how much was set aside. */
function withoutWorking({ toTrim, setAside }: MeetingRecord, of: For): Pick<MeetingRecord, 'toTrim' | 'setAside'> {
  for (const ref of toTrim) of.out({ id: `trim ${ref}`, part: 'working', ref, why: 'working' })
  if (setAside) of.out({ id: 'aside', part: 'working', ref: String(setAside), why: 'working' })
  return { toTrim: [], setAside: 0 }
}

const underHeadings = ({ headings }: MeetingRecord, kept: (one: Kept) => Kept[]) =>
  headings.map(one => ({ ...one, kept: one.kept.flatMap(kept) })).filter(one => one.kept.length > 0)

const refsIn = (groups: readonly { kept: Kept[] }[], ...more: Kept[][]): ReadonlySet<string> =>
  new Set([...groups.flatMap(({ kept }) => kept), ...more.flat()].map(({ ref }) => ref))

/** Why something in this audience, about these children, is not for them; null where it is. */
function whyNot(audience: string | undefined, children: readonly string[], of: For): Why | null {
  if (audience === undefined || !of.reads(audience))
    return audience === 'professionals' ? 'professionals' : 'own-session'
  return children.every(child => of.children.has(child)) ? null : 'other-child'
}

/**
 * A contribution as this person read it on their own board, where it may be a copy of the first words: named as they know people, with no
 * more of it than a record prints.
 */
function theirs(one: Kept, part: Part, of: For, refs: ReadonlyMap<string, string>): Kept[] {
  const first = of.board.contributions.find(({ id }) => id === one.id)
  const view = [first, ...copiesOf(first, of)].find(each => each && of.reads(each.audience))
  const why = whyNot((view ?? first)?.audience, view?.content?.children ?? one.content.children, of)
  if (why || !view?.content) {
    of.out({ id: one.id, part, ref: one.ref, why: why ?? 'professionals' })
    return []
  }
  const { name, agency } = faced(of, view.by)
  return [
    {
      ...one,
      id: view.id,
      ref: refs.get(view.id) ?? '',
      person: name,
      agency,
      content: printed(view.content),
      looks: [],
      added: view.additions.map(({ body }) => body),
    },
  ]
}

/** The same words for other readers, unless the chair set those aside or wants them trimmed. */
function copiesOf(view: ContributionView | undefined, { board, meeting }: For): ContributionView[] {
  if (!view) return []
  const ids = new Set(view.widenings.map(one => one.as))
  for (const [as, { contribution }] of meeting.picks) if (contribution === view.id) ids.add(as)
  return board.contributions.filter(
    ({ id, content, mark }) =>
      ids.has(id) &&
      content !== null &&
      mark?.relevance !== 'not-relevant' &&
      (mark?.proportionality !== 'too-much' || mark.changedSince),
  )
}

/** What a record prints of a contribution, and nothing more. */
function printed({
  heading,
  body,
  nature,
  children,
  headline,
  reportedBy,
  opinionBasis,
  source,
  event,
  historic,
  whyNow,
  impact,
  childView,
}: Content): Content {
  const { exactWords, wishesAndFeelings, circumstances, observed } = childView ?? {}
  return {
    heading,
    ...(headline === undefined ? {} : { headline }),
    body,
    nature,
    ...(reportedBy === undefined ? {} : { reportedBy }),
    ...(opinionBasis === undefined ? {} : { opinionBasis }),
    ...(whyNow === undefined ? {} : { whyNow }),
    ...(impact === undefined ? {} : { impact }),
    ...(source?.kind === undefined ? {} : { source: { kind: source.kind } }),
    ...(event === undefined ? {} : { event }),
    ...(historic === undefined ? {} : { historic }),
    ...(childView === undefined
      ? {}
      : {
          childView: {
            ...(exactWords === undefined ? {} : { exactWords }),
            ...(wishesAndFeelings === undefined ? {} : { wishesAndFeelings }),
            ...(circumstances === undefined ? {} : { circumstances }),
            ...(observed === undefined ? {} : { observed }),
          },
        }),
    children,
  }
}

/** The child's own words and wishes alone: what somebody wrote around them is not for their copy. */
function inTheirWords(one: Kept, of: For): Kept[] {
  const { heading, nature, children, childView } = one.content
  const { exactWords, wishesAndFeelings } = childView ?? {}
  const own = exactWords !== undefined || wishesAndFeelings !== undefined
  of.out({ id: one.id, part: 'voices', ref: one.ref, why: 'plain', ...(own ? { partly: true } : {}) })
  if (!own) return []
  const view = {
    ...(exactWords === undefined ? {} : { exactWords }),
    ...(wishesAndFeelings === undefined ? {} : { wishesAndFeelings }),
  }
  return [{ ...one, content: { heading, body: '', nature, children, childView: view }, added: [] }]
}

/** A decision about a child who is theirs, where it was said in their session: without where agencies stand. */
function decidedFor(one: Decided, of: For, refs: ReadonlyMap<string, string>, shown: ReadonlySet<string>): Decided[] {
  const view = of.board.decisions.find(({ id }) => id === one.id)
  const why = whyNot(view?.audience, view ? [view.child] : [], of)
  if (why || !view) {
    of.out({ id: one.id, part: 'decisions', ref: one.child, why: why ?? 'professionals' })
    return []
  }
  if (one.views.length + one.told.length > 0) said(of, one, 'professionals')
  const { withoutFamily: _w, ...rest } = one
  const reliesOn = view.reliesOn
    .flatMap(({ contribution }) => refs.get(contribution) ?? [])
    .filter(ref => shown.has(ref))
  return [{ ...rest, reliesOn, told: [], views: [] }]
}

const said = (of: For, one: Decided, why: Why) =>
  of.out({ id: one.id, part: 'decisions', ref: one.child, why, partly: true })

const undecidedFor = ({ undecided }: MeetingRecord, of: For) =>
  undecided.filter(name => of.setup.children.some(child => child.name === name && of.children.has(child.id)))

/** What is to be done for their children. Of what somebody else in the family does, neither day nor place, nor words that may tell either. */
function planned(one: Planned, of: For): Planned[] {
  const view = of.board.actions.find(({ id }) => id === one.id)
  const why = whyNot(view?.audience, view?.children ?? [], of)
  if (why || !view) {
    of.out({ id: one.id, part: 'plan', ref: one.what, why: why ?? 'professionals' })
    return []
  }
  const known = { ...one, who: whoDoes(view, of) }
  if (!ofAnother(view, of)) return [known]
  if (saysWhereOrWhen(`${one.what}\n${known.who}`)) {
    of.out({ id: one.id, part: 'plan', ref: one.what, why: 'where-when' })
    return []
  }
  of.out({ id: one.id, part: 'plan', ref: one.what, why: 'where-when', partly: true })
  const outcome = one.outcome && !saysWhereOrWhen(one.outcome) ? one.outcome : null
  return [{ ...known, outcome, due: null, measure: null, contingency: null }]
}

/** Who does it, by the names this person knows: somebody of an agency that is called otherwise here goes by its name alone. */
function whoDoes({ owner, agency }: ActionView, of: For): string {
  const known = agency && calls(of.faces, of.recipient, agency)
  if (agency && known !== agency) return known ?? ''
  const member = [...of.meeting.members.values()].find(({ name }) => name === owner)
  return [member ? faced(of, member).name : owner, known].filter(Boolean).join(', ')
}

/** Their own words, whole; nobody else's. */
function ownWords(one: FamilySaid, of: For, refs: ReadonlyMap<string, string>): FamilySaid[] {
  const view = of.board.family.find(({ id }) => id === one.id)
  const { recipient } = of
  const account = recipient.kind === 'family' || recipient.kind === 'child' ? recipient.account : null
  if (view && account !== null && view.stamp.by.person === account)
    return [{ ...one, about: refs.get(view.about?.contribution ?? '') ?? null }]
  of.out({ id: one.id, part: 'family', ref: one.name, why: 'other-adult' })
  return []
}

const faced = <T extends { person: string; name: string; agency: string; role: string }>(of: For, by: T): T =>
  facedAs(of.faces, aloneWith('account' in of.recipient ? of.recipient.account : null), by)

/** Who was there, by the names this person knows; of the family themselves and whoever came with them. Nobody's reasons, and no other's going. */
function attendedFor(
  { attended, apologies, absent }: MeetingRecord,
  of: For,
): Pick<MeetingRecord, 'attended' | 'apologies' | 'absent'> {
  const { recipient, setup } = of
  const account = 'account' in recipient ? recipient.account : null
  const beside = new Set(setup.people.flatMap(one => (one.comesWith === recipient.id ? (one.account ?? []) : [])))
  const known = (one: { name: string; agency: string }): Member | null => {
    const member = [...of.meeting.members.values()].find(
      ({ name, agency }) => name === one.name && agency === one.agency,
    )
    if (member && (!isFamily(member) || member.role === 'guest')) return faced(of, member)
    if (member && (member.person === account || beside.has(member.person))) return member
    of.out({
      id: `attended ${one.name}`,
      part: 'attendance',
      ref: one.name,
      why: member ? 'other-adult' : 'professionals',
    })
    return null
  }
  return {
    attended: attended.flatMap((one): Attended[] => {
      const member = known(one)
      const own = member !== null && (member.person === account || beside.has(member.person))
      return member ? [{ ...one, name: member.name, agency: member.agency, went: own ? one.went : null }] : []
    }),
    apologies: apologies.flatMap(one => {
      const member = known(one)
      return member ? [{ name: member.name, agency: member.agency, why: null }] : []
    }),
    absent: absent.flatMap(one => {
      const member = known(one)
      return member ? [{ name: member.name, agency: member.agency }] : []
    }),
  }
}
