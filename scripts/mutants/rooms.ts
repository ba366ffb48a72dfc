import type { Mutant } from './mutant'

const room = 'server/rooms/room.ts'
const decide = 'server/rooms/decide.ts'
const plan = 'server/rooms/plan.ts'
const crowd = 'server/rooms/crowd.ts'
const views = 'server/rooms/views.ts'
const load = 'server/rooms/load.ts'
const enter = 'server/rooms/enter.ts'
const leases = 'server/rooms/leases.ts'
const registry = 'server/rooms/registry.ts'

/** Deciding, ordering, entering and showing, done in the wrong order or for the wrong people. */
export const rooms: Mutant[] = [
  {
    always: true,
    rules: 'R9 R10 R19 M7',
    says: 'whatever the gate can read is entered, whoever sends it',
    file: decide,
    find: 'const refusal = ruleOut(statement, actor, audience, meeting)',
    put: 'const refusal = actor ? null : ruleOut(statement, actor, audience, meeting)',
  },
  {
    rules: 'R1',
    says: 'the receipt names no role',
    file: load,
    find: '({ person, name, agency, role })\n',
    put: "({ person, name, agency, role: '' })\n",
  },
  {
    always: true,
    rules: 'R2',
    says: 'a statement is broadcast before its commit',
    file: room,
    find: '      const appended = await enter(',
    put: `      for (const { statement, draft } of plan.steps)
        if (statement) {
          const document = this.loaded.documents.get(statement.audience)
          const n = (document?.size ?? 0) + 1
          const stamp = { n, at: '2026-01-01T00:00:00.000000Z', by: stampBy(statement.by), leaf: draft.once }
          document?.add({ ...statement.item, n, stamp, person: statement.by.person })
          this.crowd.broadcast(statement.audience, [statement])
        }
      const appended = await enter(`,
  },
  {
    always: true,
    rules: 'R2',
    says: 'an act is acknowledged before its commit',
    file: room,
    find: '    if (!taken.entered) return () =>',
    put: `    if (taken.entered) {
      done({ ok: true, at: '' })
      return () => undefined
    }
    if (!taken.entered) return () =>`,
  },
  {
    rules: 'R3',
    says: 'each thing that queued is stored alone',
    file: room,
    find: 'const MOST_AT_ONCE = 256',
    put: 'const MOST_AT_ONCE = 1',
  },
  {
    rules: 'R4',
    says: 'where one of a group fails all fail',
    file: room,
    find: 'if (jobs.length > 1) for (const job of jobs) await this.round([job])',
    put: 'if (jobs.length > 1) for (const job of jobs) dismiss(job)',
  },
  {
    always: true,
    rules: 'R5',
    says: 'a commit of unknown outcome counts as failed',
    file: room,
    find: 'error instanceof CommitUnknown || error instanceof Fenced',
    put: 'error instanceof Fenced',
  },
  {
    rules: 'R6',
    says: 'withdrawn words are back after a restart',
    file: load,
    find: 'for (const removed of kindOf(parsed.statement).settle(meeting, placed)) document.remove(removed)',
    put: 'kindOf(parsed.statement).settle(meeting, placed)',
  },
  {
    rules: 'R7 T16',
    says: 'superseded words stay in connected documents',
    file: crowd,
    find: 'encodeBoardUpdate({ placed, stamps: placed, deletes })',
    put: 'encodeBoardUpdate({ placed, stamps: placed, deletes: deletes.slice(0, 0) })',
  },
  {
    rules: 'R7',
    says: 'superseded words are sent to newcomers',
    file: room,
    find: 'for (const id of removes) document?.remove(id)',
    put: 'void removes',
  },
  {
    rules: 'R8',
    says: 'anyone corrects anyone’s words',
    file: 'lib/statements/refers.ts',
    find: 'target.person !== actor.person',
    put: "target.person === ''",
  },
  {
    rules: 'R8',
    says: 'another agency replies',
    file: 'lib/statements/reply.ts',
    find: '.agency === actor.agency',
    put: ".agency !== ''",
  },
  {
    rules: 'R9 M1 M7',
    says: 'practitioners mark',
    file: 'lib/policy/can.ts',
    find: 'mark: { roles: LEADS,',
    put: "mark: { roles: [...LEADS, 'practitioner'],",
  },
  {
    rules: 'R9',
    says: 'the chair marks in front of the family',
    file: 'lib/meeting/state.ts',
    find: "audience?.kind === 'named' ? audience.id : 'professionals'",
    put: "audience?.id ?? ''",
  },
  {
    rules: 'R9',
    says: 'no judgement owes a reason',
    file: 'lib/statements/mark.ts',
    find: 'm.reason !== undefined || !owesReason(m)',
    put: 'm.v === 1',
  },
  {
    rules: 'R10',
    says: 'nobody is asked again when the audience grew',
    file: decide,
    find: 'statement.seen !== audience.version',
    put: 'statement.seen < 0',
  },
  {
    rules: 'R11',
    says: 'a statement points at words that its readers cannot read',
    file: 'lib/meeting/state.ts',
    find: "inner === 'professionals' && withProfessionals(audiences.get(outer))",
    put: "inner !== '' && outer !== ''",
    also: [{ file: decide, find: 'home !== undefined && home !== audience.id', put: 'home === ""' }],
  },
  {
    rules: 'H23',
    says: 'somebody kept apart reads what everyone shares',
    file: 'lib/policy/can.ts',
    find: ' && !audience.without?.has(actor.person)',
    put: '',
  },
  {
    rules: 'H25',
    says: 'family are told that those they are kept from are here',
    file: 'server/rooms/views.ts',
    find: '.filter(member => mayKnow(meeting, me, member))',
    put: '',
  },
  {
    rules: 'H15',
    says: 'what guards people from one another stands in the log',
    file: 'server/setup/create-meeting.ts',
    find: 'JSON.stringify(open)',
    put: 'JSON.stringify(setup)',
  },
  {
    rules: 'R12',
    says: 'of an update the part that is in order is kept',
    file: plan,
    find: 'if (before) this.giveBack(before.contributions, before.steps)',
    put: 'void before',
  },
  {
    rules: 'R13',
    says: 'one id stands in two audiences',
    file: plan,
    find: '[...this.documents.values()].some(d => d.has(id))',
    put: 'document?.has(id) === true',
  },
  {
    rules: 'R13',
    says: 'one id is taken twice in one round',
    file: plan,
    find: 'has: id => this.taken.has(id) || ',
    put: 'has: id => ',
  },
  {
    always: true,
    rules: 'R14 M1',
    says: 'a closed meeting goes on taking statements',
    file: 'lib/policy/can.ts',
    find: "const LIVE: readonly MeetingStatus[] = ['open', 'in_progress', 'adjourned']",
    put: "const LIVE: readonly MeetingStatus[] = ['open', 'in_progress', 'adjourned', 'concluded']",
  },
  {
    rules: 'R14',
    says: 'the closing checkpoint stands nowhere else',
    file: enter,
    find: 'closing ? [main, access] : [main]',
    put: '[main]',
    also: [{ file: enter, find: 'const access: Append', put: 'const _access: Append' }],
  },
  {
    rules: 'R15 T21',
    says: 'an act sent twice is done twice',
    file: decide,
    find: '.update(`${person}|${key}`)',
    put: '.update(`${person}|${key}|${performance.now()}`)',
  },
  {
    rules: 'R15',
    says: 'another person’s key counts as done',
    file: decide,
    find: '.update(`${person}|${key}`)',
    put: '.update(key)',
  },
  {
    always: true,
    rules: 'R16',
    says: 'a share names its own writer among those who could see it',
    file: decide,
    find: 'reader.person !== actor.person',
    put: "reader.person !== ''",
  },
  {
    rules: 'R16',
    says: 'a share names nobody who is not connected',
    file: decide,
    find: 'reader.person !== actor.person',
    put: 'reader.person !== actor.person && meeting.present.has(reader.person)',
  },
  {
    rules: 'R17',
    says: 'family are told of the professionals’ audience and how far it has got',
    file: views,
    find: '([id]) => canRead(me, meeting.audiences.get(id))',
    put: '([id]) => id !== me.person',
  },
  {
    rules: 'R17',
    says: 'the roster shows family who is not here',
    file: views,
    find: '(!isFamily(me) || meeting.present.has(member.person))',
    put: "member.person !== ''",
  },
  {
    rules: 'R17',
    says: 'the chair’s place is told to those who cannot read it',
    file: views,
    find: 'readable ? contribution : null',
    put: "readable === '' ? null : contribution",
  },
  {
    rules: 'R18',
    says: 'who was here before a restart still is',
    file: room,
    find: 'for (const person of loaded.meeting.present.keys()) this.lost(person)',
    put: 'void loaded',
  },
  {
    rules: 'R19 M1 M7',
    says: 'observers share',
    file: 'lib/policy/can.ts',
    find: "contribution: { roles: [...LEADS, 'practitioner', 'legal_adviser']",
    put: "contribution: { roles: [...LEADS, 'practitioner', 'legal_adviser', 'observer']",
  },
  {
    always: true,
    rules: 'R19 M4',
    says: 'family read what is for professionals',
    file: 'lib/policy/can.ts',
    find: "case 'professionals':\n      return PROFESSIONALS.includes(actor.role)",
    put: "case 'professionals':\n      return PROFESSIONALS.includes(actor.role) || FAMILY.includes(actor.role)",
  },
  {
    rules: 'R20',
    says: 'a correction overwrites a newer one unseen',
    file: 'lib/statements/refers.ts',
    find: 'target.current !== s.version',
    put: "target.current === ''",
  },
  {
    rules: 'R21',
    says: 'a client id may be another’s after the person before',
    file: plan,
    find: 'owner: client => document?.owner(client) ?? added?.get(client)?.person,',
    put: 'owner: () => undefined,',
    also: [
      { file: 'server/gate/document.ts', find: '(this.owner(client) ?? person) !== person', put: "person === ''" },
    ],
  },
  {
    rules: 'R22',
    says: 'an act whose commit is unknown is answered as done',
    file: 'server/rooms/jobs.ts',
    find: "if (job.kind === 'act') job.done(AWAY)",
    put: "if (job.kind === 'act') job.done({ ok: true, at: '' })",
  },
  {
    rules: 'R23',
    says: 'the newest of what came too fast is dropped',
    file: 'server/rooms/pace.ts',
    find: 'if (asked) now()',
    put: 'if (!asked) now',
  },
  {
    rules: 'R23',
    says: 'everyone is told of everyone’s coming at once',
    file: crowd,
    find: 'const ROSTER = 250',
    put: 'const ROSTER = 0',
  },
  {
    rules: 'W5',
    says: 'family hear of every agency that was invited',
    file: views,
    find: 'if (!isFamily(me)) return agencies',
    put: 'if (me.person) return agencies',
  },
  {
    rules: 'W9',
    says: 'a roster goes out between a decision and its commit',
    file: crowd,
    find: '() => this.whenStored(tellAll)',
    put: 'tellAll',
  },
  {
    rules: 'T30',
    says: 'two processes serve one meeting',
    file: leases,
    find: '?.held ?? false',
    put: '?.held !== undefined',
  },
  {
    rules: 'T31',
    says: 'a meeting that was let go is kept',
    file: leases,
    find: "if (holder) await ask(await holder, 'select pg_advisory_unlock",
    put: "if (!holder) await ask(await holder!, 'select pg_advisory_unlock",
  },
  { rules: 'T32', says: 'a lost lease is not noticed', file: leases, find: '      lost()\n', put: '' },
  {
    always: true,
    rules: 'T33 E6',
    says: 'the fencing epoch is not looked at',
    file: 'server/ledger/ledger.ts',
    find: 'expect.epoch !== head.epoch',
    put: 'expect.epoch < 0',
  },
  {
    rules: 'T34 E6',
    says: 'a log that stands elsewhere is written over',
    file: 'server/ledger/ledger.ts',
    find: 'expect.size !== head.size',
    put: 'expect.size < 0',
  },
  {
    rules: 'T37',
    says: 'what was queued behind something refused is looked at',
    file: room,
    find: 'job.from.over || plan.refused.has(job.from)',
    put: 'job.from.over',
  },
  {
    rules: 'T38',
    says: 'a room is given up while somebody is here',
    file: room,
    find: 'this.crowd.isEmpty && this.loaded.meeting.present.size === 0',
    put: 'this.crowd.isEmpty',
  },
  {
    rules: 'F9',
    says: 'who shows no life keeps their meetings',
    file: leases,
    find: 'return ended.length > 0 && take()',
    put: 'return ended.length > 99 && take()',
    also: [{ file: leases, find: 'pg_terminate_backend(l.pid, 1000) as gone', put: 'l.pid as gone' }],
  },
  {
    rules: 'F9',
    says: 'leases count as certain for ever',
    file: leases,
    find: 'performance.now() - certainAt > times.certain',
    put: 'times.certain < 0',
  },
  {
    rules: 'M14',
    says: 'a stranger’s question takes a meeting over',
    file: registry,
    find: '((await mayEnter(person, meeting)) ? self.open(meeting) : null)',
    put: '((await self.open(meeting)) && (await mayEnter(person, meeting)) ? self.open(meeting) : null)',
  },
]
