import type { Mutant } from './mutant'

const view = 'server/rooms/screen-view.ts'

/** A room screen that opens to any code, names children, or shows what somebody in the room may not read. */
export const roomScreens: Mutant[] = [
  {
    rules: 'H60',
    says: 'a code that was used connects a second screen',
    file: 'server/acts/pair-room.ts',
    find: '    screens.code = null\n',
    put: '',
  },
  {
    rules: 'H61',
    says: 'a code never grows old',
    file: 'lib/meeting/screens.ts',
    find: ' && now < Date.parse(code.at) + CODE_LASTS',
    put: ' && now > 0',
  },
  {
    rules: 'H62',
    says: 'wrong codes are not counted',
    file: 'server/rooms/pairing.ts',
    find: '    await wrong.penalty(from)\n',
    put: '',
  },
  {
    rules: 'H64',
    says: 'children are named on the wall',
    file: view,
    find: 'body: withInitials(roomWording ?? said.body, names)',
    put: 'body: roomWording ?? said.body',
  },
  {
    rules: 'H65',
    says: 'the screen goes wherever the chair goes, whoever may read it',
    file: view,
    find: '      (audience === common?.id &&\n',
    put: '      ((audience === common?.id || audience !== null) &&\n',
  },
  {
    rules: 'H66',
    says: 'a protected source is shown in its own words',
    file: view,
    find: '  if (!roomWording && (protectSource || meeting.roomWary.has(id) || besideDestroyed(meeting, id))) return null\n',
    put: '',
  },
  {
    rules: 'H67',
    says: 'whether words may stand where family read is not asked again',
    file: view,
    find: '  if (unsafeFor(known.current, said, common, meeting)) return null\n',
    put: '',
  },
  {
    rules: 'H68',
    says: 'the professionals’ part goes on on the wall',
    file: view,
    find: "  if (meeting.closed) return { is: 'private', since: meeting.closed.since }\n",
    put: '',
  },
  {
    rules: 'H71',
    says: 'a screen that was disconnected hears on',
    file: 'server/rooms/screens.ts',
    find: '      if (ended) this.end(one, ended)\n',
    put: '      if (ended && this.stopped) this.end(one, ended)\n',
  },
]
