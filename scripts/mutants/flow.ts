import type { Mutant } from './mutant'

const floor = 'server/rooms/floor.ts'
const acts = (verb: string) => `server/acts/${verb}.ts`

/** Where a meeting is, who speaks and who is here, told or decided wrongly. */
export const flow: Mutant[] = [
  {
    always: true,
    rules: 'Y3 R17',
    says: 'everyone is moved to what only some can read',
    file: floor,
    find: ': readsOne(meeting, me, contribution, audience)),',
    put: ': true),',
  },
  {
    rules: 'Y3',
    says: 'a time tells everyone that something was shown',
    file: acts('focus'),
    find: "(typeof audience === 'string' ? audience : '')",
    put: "(typeof audience === 'number' ? '-' : '')",
  },
  {
    rules: 'Y1',
    says: 'showing something starts the clock again',
    file: acts('focus'),
    find: "status === 'in_progress' && flow.part?.part !== part ?",
    put: "status === 'in_progress' && flow.part?.since !== '' ?",
  },
  {
    rules: 'Y2',
    says: 'what was stopped is counted',
    file: 'lib/meeting/flow.ts',
    find: 'part.paused = paused + Date.parse(at) - Date.parse(stopped)',
    put: 'part.paused = paused + Date.parse(at) - Date.parse(at)',
  },
  {
    rules: 'Y10',
    says: 'whoever answers the chair waits like everyone',
    file: 'lib/meeting/flow.ts',
    find: 'Number(b.answering) - Number(a.answering) ||',
    put: 'Number(b.at === a.at) - 1 ||',
  },
  {
    always: true,
    rules: 'Y11',
    says: 'anybody speaks up for anybody',
    file: acts('raise-hand'),
    find: "whom.person !== actor.person && can(actor, 'admit', meeting)",
    put: "whom.person !== actor.person && can(actor, 'raise-hand', meeting)",
  },
  {
    always: true,
    rules: 'Y12',
    says: 'family are shown everybody in the queue',
    file: floor,
    find: '.filter(({ person }) => shown.has(person))',
    put: '.filter(({ person }) => shown.size > 0 && person)',
  },
  {
    rules: 'Y14',
    says: 'everybody is told what an agency has nothing further of',
    file: acts('nothing-further'),
    find: "  among: 'professionals',\n",
    put: '',
  },
  {
    rules: 'Y20',
    says: 'anybody marks anybody as present',
    file: acts('attend'),
    find: "theirs || !can(actor, 'admit', meeting)",
    put: "theirs || !can(actor, 'attend', meeting)",
  },
  {
    always: true,
    rules: 'Y22',
    says: 'family are told who sent apologies, and why',
    file: 'server/rooms/views.ts',
    find: '...(isProfessional(me) ? { attendance: attendanceFor(meeting, member) } : {}),',
    put: '...(me.person ? { attendance: attendanceFor(meeting, member) } : {}),',
  },
  {
    rules: 'Y23',
    says: 'any number of agencies is enough',
    file: 'lib/meeting/flow.ts',
    find: 'withSocialCare && others >= needed',
    put: 'withSocialCare || others >= needed',
  },
  {
    rules: 'Y30',
    says: 'a server that is down is called a network that blocks',
    file: 'app/live/blocked.ts',
    find: 'this.answers = answers ? this.answers + 1 : 0',
    put: 'this.answers = this.answers + 1',
  },
  {
    rules: 'Y33',
    says: 'nobody is told that it is their turn',
    file: 'lib/board/floor.ts',
    find: 'if (now.speaking?.mine && (',
    put: 'if (now.speaking?.mine === null && (',
  },
]
