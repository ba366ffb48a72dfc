/**
 * What was meant: who may do what, when, and by which door. Written by hand from what the product promises and never from
 * `can.ts`; the matrix tests hold every door to it, and a door that is not in it fails the inventory.
 */

/** Who may, and during which part of a meeting's life (a row of `WHEN`). `-` is never. */
const WHO = `
              chair    acting_chair  minute_taker  practitioner  observer  legal_adviser  family  child  supporter  interpreter  guest  auditor
enter         opened   opened        opened        opened        opened    opened         opened  opened opened     opened       opened  opened
trail         opened   opened        opened        -             -         -              -       -      -          -            -      opened
export        opened   opened        opened        -             -         -              -       -      -          -            -      opened
record-request opened   opened        opened        -             -         -              -       -      -          -            -      opened
agency-answer opened   opened        opened        -             -         -              -       -      -          -            -      opened
withhold      opened   opened        opened        -             -         -              -       -      -          -            -      opened
make-evidence opened   opened        opened        -             -         -              -       -      -          -            -      opened
finish-request opened   opened        opened        -             -         -              -       -      -          -            -      opened
copy          opened   opened        opened        -             -         -              -       -      -          -            -      -
draft         opened   opened        opened        opened        -         opened         -       -      -          -            -      -
note          opened   opened        opened        -             -         -              -       -      -          -            -      -
versions      opened   opened        opened        opened        opened    opened         opened  opened opened     opened       opened  -
analysis      kept     kept          kept          -             -         -              -       -      -          -            -      -
record        over     over          over          -             -         -              -       -      -          -            -      -
record-version after    after        after         after         after     after          after    after    -        -            -      -
summary      after        after         after         after         after     after          after    after    -        -            -      -
speak-for     live     live          live          live          -         live           -       -      -          -            -      -
contribution  late     late          -             late          -         late           -       -      -          -            -      -
correction    live     live          -             live          -         live           -       -      -          -            -      -
withdrawal    live     live          -             live          -         live           -       -      -          -            -      -
reply         live     live          -             live          -         live           -       -      -          -            -      -
mark          live     live          -             -             -         -              -       -      -          -            -      -
declaration   live     live          -             live          -         live           -       -      -          -            -      -
not-shared    live     live          -             live          -         live           -       -      -          -            -      -
told          live     live          -             live          -         live           -       -      -          -            -      -
decision      live     live          -             -             -         -              -       -      -          -            -      -
stance        -        -             -             live          -         -              -       -      -          -            -      -
action        live     live          -             -             -         -              -       -      -          -            -      -
conflict      live     live          -             -             -         -              -       -      -          -            -      -
particulars   live     live          live          live          -         live           -       -      -          -            -      -
widening      live     live          live          live          -         live           -       -      -          -            -      -
alert         live     live          live          live          -         live           -       -      -          -            -      -
acknowledgement live     live          live          live          -         live           -       -      -          -            -      -
confirmation  live     live          -             live          -         live           -       -      -          -            -      -
addition      live     live          -             live          -         live           -       -      -          -            -      -
question      live     live          live          live          -         live           -       -      -          -            -      -
answer        live     live          live          live          -         live           -       -      -          -            -      -
family-view   -        -             -             -             -         -              live    live   live       -            -      -
start         waiting  waiting       -             -             -         -              -       -      -          -            -      -
join          live     live          live          live          live      live           live    live   live       live         live   -
leave         opened   opened        opened        opened        opened    opened         opened  opened opened     opened       opened  -
focus         live     live          -             -             -         -              -       -      -          -            -      -
close         running  running       -             -             -         -              -       -      -          -            -      -
ask-silent    live     live          -             -             -         -              -       -      -          -            -      -
adjourn       running  running       -             -             -         -              -       -      -          -            -      -
open-closed-part running running  -             -             -         -              -       -      -          -            -      -
end-closed-part running running   -             -             -         -              -       -      -          -            -      -
reopen        again    again         -             -             -         -              -       -      -          -            -      -
keep-closed   kept     kept          -             -             -         -              -       -      -          -            -      -
take-down     opened   opened        -             -             -         -              -       -      -          -            -      -
say-whose     kept     kept          kept          -             -         -              -       -      -          -            -      -
propose-release kept   kept          kept          -             -         -              -       -      -          -            -      -
confirm-release kept   kept          kept          -             -         -              -       -      -          -            -      -
approve-record kept    kept          -             -             -         -              -       -      -          -            -      -
ask-correction asking  asking        asking        asking        asking    asking         asking  asking -          -            -      -
decide-correction asking asking      -             -             -         -              -       -      -          -            -      -
approve-summary kept   kept          -             -             -         -              -       -      -          -            -      -
circulate     kept     kept          -             -             -         -              -       -      -          -            -      -
deliver       kept     kept          kept          -             -         -              -       -      -          -            -      -
remind        kept     kept          kept          -             -         -              -       -      -          -            -      -
purge         -        -             -             -             -         -              -       -      -          -            -      opened
keeping       opened   opened        -             -             -         -              -       -      -          -            -      opened
restore       -        -             -             -             -         -              -       -      -          -            -      opened
legal-hold    opened   opened        -             -             -         -              -       -      -          -            -      opened
lift-hold     -        -             -             -             -         -              -       -      -          -            -      opened
keep-until    -        -             -             -             -         -              -       -      -          -            -      over
propose-disposal over  over          -             -             -         -              -       -      -          -            -      over
dispose       -        -             -             -             -         -              -       -      -          -            -      over
admit         live     live          live          -             -         -              -       -      -          -            -      -
remove        live     live          -             -             -         -              -       -      -          -            -      -
hand-over     live     live          -             -             -         -              -       -      -          -            -      -
ask           live     live          live          -             -         -              -       -      -          -            -      -
pick          live     live          -             -             -         -              -       -      -          -            -      -
share-seat    live     live          live          live          live      live           live    live   live       live         live   -
raise-hand    running  running       running       running       -         running        running running running   running      running -
call          running  running       -             -             -         -              -       -      -          -            -      -
timer         running  running       -             -             -         -              -       -      -          -            -      -
gather        running  running       -             -             -         -              -       -      -          -            -      -
proceed       running  running       -             -             -         -              -       -      -          -            -      -
nothing-further live   live          live          live          -         live           -       -      -          -            -      -
attend        live     live          live          live          live      live           live    live   live       live         live   -
apologies     live     live          live          live          live      live           -       -      -          -            -      -
take-over     -        -             begun         begun         -         begun          -       -      -          -            -      -
take-back     live     live          -             live          -         live           -       -      -          -            -      -
make-list     live     live          -             live          -         live           -       -      -          -            -      -
hold-mark     live     live          live          -             -         -              -       -      -          -            -      -
drop-mark     live     live          live          -             -         -              -       -      -          -            -      -
set-marking   live     live          -             -             -         -              -       -      -          -            -      -
pair-room     live     live          live          -             -         -              -       -      -          -            -      -
drop-room     live     live          live          -             -         -              -       -      -          -            -      -
`

/** What each part of a meeting's life takes in: `yes`, or the code of the refusal. */
const WHEN = `
         draft        open         in_progress  adjourned    concluded  record_draft  record_approved  circulated  archived
opened   not_started  yes          yes          yes          yes        yes           yes              yes         yes
live     not_started  yes          yes          yes          closed     closed        closed           closed      closed
waiting  not_started  yes          closed       yes          closed     closed        closed           closed      closed
running  not_started  not_started  yes          not_started  closed     closed        closed           closed      closed
begun    not_started  not_started  yes          yes          closed     closed        closed           closed      closed
late     not_started  yes          yes          yes          yes        yes           yes              yes         closed
again    not_started  not_allowed  not_allowed  not_allowed  yes        yes           yes              yes         closed
over     not_started  not_allowed  not_allowed  not_allowed  yes        yes           yes              yes         yes
kept     not_started  not_allowed  not_allowed  not_allowed  yes        yes           yes              yes         closed
after    not_started  not_allowed  yes          yes          yes        yes           yes              yes         yes
asking   not_started  not_allowed  not_allowed  not_allowed  closed     closed        yes              yes         closed
`

/** Who reads which board; a guest the common one from when they were let in. Nothing of a board reaches anyone else, at any time. */
const READS = `
               chair  acting_chair  minute_taker  practitioner  observer  legal_adviser  family  child  supporter  interpreter  guest  auditor
meeting        yes    yes           yes           yes           yes       yes            yes     yes    yes        yes          yes    -
professionals  yes    yes           yes           yes           yes       yes            -       -      -          -            -      -
own            yes    yes           yes           yes           yes       yes            theirs  theirs theirs     theirs       theirs  -
`

/** On which board each kind of statement stands: judgements and answers to them only among professionals. */
const STANDS = `
              meeting  professionals  own
contribution  yes      yes            yes
correction    yes      yes            yes
withdrawal    yes      yes            yes
reply         -        yes            -
mark          -        yes            -
declaration   -        yes            -
not-shared    -        yes            -
told          -        yes            -
decision      yes      yes            yes
stance        -        yes            -
action        yes      yes            yes
conflict      -        yes            -
particulars   -        yes            -
widening      -        yes            -
alert         -        yes            -
acknowledgement -      yes            -
confirmation  -        yes            -
addition      yes      yes            yes
question      -        yes            -
answer        -        yes            -
family-view   yes      -              yes
`

/**
 * Who looks after whom, outside meetings: `agency` administers one agency, `unit` the unit that runs conferences or social care,
 * `runner` the installation. Columns: somebody of their own agency, an administrator of it, somebody of another, an
 * administrator of that, whoever runs the installation, someone of a family.
 */
const ADMINISTERS = `
                        own  own_admin  other  other_admin  runner  family
agency.agency-add       -    -          -      -            -       -
agency.agency-edit      -    -          -      -            -       -
agency.agency-disable   -    -          -      -            -       -
agency.agency-enable    -    -          -      -            -       -
agency.people           yes  yes        -      -            -       -
agency.person-add       yes  yes        -      -            -       -
agency.person-edit      yes  yes        -      -            -       -
agency.person-disable   yes  yes        -      -            -       -
agency.person-enable    yes  yes        -      -            -       -
agency.person-invite    yes  yes        -      -            -       -
agency.person-again     yes  yes        -      -            -       -
agency.person-appoint   -    -          -      -            -       -
agency.person-mail      yes  yes        -      -            -       -
unit.agency-add         -    -          -      -            -       -
unit.agency-edit        -    -          -      -            -       -
unit.agency-disable     -    -          -      -            -       -
unit.agency-enable      -    -          -      -            -       -
unit.people             yes  yes        -      -            -       yes
unit.person-add         yes  yes        -      -            -       yes
unit.person-edit        yes  yes        -      -            -       yes
unit.person-disable     yes  yes        -      -            -       yes
unit.person-enable      yes  yes        -      -            -       yes
unit.person-invite      yes  yes        -      -            -       yes
unit.person-again       yes  yes        -      -            -       yes
unit.person-appoint     -    -          -      -            -       -
unit.person-mail        yes  yes        -      -            -       yes
runner.agency-add       yes  yes        yes    yes          yes     yes
runner.agency-edit      yes  yes        yes    yes          yes     yes
runner.agency-disable   yes  yes        yes    yes          yes     yes
runner.agency-enable    yes  yes        yes    yes          yes     yes
runner.people           yes  yes        yes    yes          yes     -
runner.person-add       -    yes        -      yes          yes     -
runner.person-edit      -    yes        -      yes          yes     -
runner.person-disable   -    yes        -      yes          yes     -
runner.person-enable    -    yes        -      yes          yes     -
runner.person-invite    -    yes        -      yes          yes     -
runner.person-again     -    yes        -      yes          yes     -
runner.person-appoint   yes  yes        yes    yes          yes     -
runner.person-mail      -    -          -      -            -       -
`

/**
 * Who may ask to read a meeting in which they have no place, and who may be the second of the two people that takes: somebody of the
 * agency that asks, its administrator, somebody of another agency, that one's administrator, somebody of the unit the meeting belongs to,
 * whoever runs the installation, and somebody of a family. Whoever asks never confirms it.
 */
const EMERGENCY = `
           own  own_admin  other  other_admin  unit  runner  family
ask        yes  yes        yes    yes          yes   -       -
confirm    -    yes        -      -            yes   yes     -
`

/** One of the tables above. Asking for a row or column that it does not have throws. */
export type Grid = { rows: readonly string[]; columns: readonly string[]; at(row: string, column: string): string }

function grid(text: string): Grid {
  const [head = [], ...lines] = text
    .trim()
    .split('\n')
    .map(line => line.trim().split(/\s+/))
  const cells = new Map(lines.map(([row = '', ...values]) => [row, values]))
  if (lines.some(line => line.length !== head.length + 1)) throw new Error('A table of intent has a ragged line.')
  if (cells.size !== lines.length) throw new Error('A table of intent names a row twice.')
  const at = (row: string, column: string) => {
    const found = cells.get(row)?.[head.indexOf(column)]
    if (found === undefined) throw new Error(`The table of intent says nothing of ${row} and ${column}.`)
    return found
  }
  return { rows: [...cells.keys()], columns: head, at }
}

export const INTENT = {
  who: grid(WHO),
  when: grid(WHEN),
  reads: grid(READS),
  stands: grid(STANDS),
  administers: grid(ADMINISTERS),
  emergency: grid(EMERGENCY),
} as const

/** `yes`, or the code with which this person's wish is turned down while the meeting is what it is. */
export function verdict(role: string, verb: string, status: string): string {
  const during = INTENT.who.at(verb, role)
  return during === '-' ? 'not_allowed' : INTENT.when.at(during, status)
}

export const reads = (role: string, audience: string) => INTENT.reads.at(audience, role) === 'yes'
export const stands = (kind: string, audience: string) => INTENT.stands.at(kind, audience) === 'yes'

/** The types of agency whose people set meetings up, each for itself. */
export const CONVENERS: readonly string[] = ['safeguarding_unit', 'social_care']

/** Who sees to a meeting's set-up and invitations, besides the people of the unit that set it up. */
export const INVITERS: readonly string[] = ['chair', 'acting_chair', 'minute_taker']

/**
 * What an HTTP address asks of whoever comes: nothing, a sign-in, a place in the unit whose draft it is, a duty of administration, the whole deployment in one's care, a place in the partnership, or a verb of the table in
 * that meeting (`during`: as if it were so far). A `command` only takes what is sent to it, and gives nothing to read.
 * `emergency` is for somebody whose reading without a place two people agreed to, for some hours.
 * `disposed` is for whoever had a place in a meeting that was disposed of.
 * `invited` is for somebody who is not admitted yet; whoever is, is sent on. `inviter` is for INVITERS, and the unit that set the meeting up.
 */
export type Asks =
  | 'nothing'
  | 'sign-in'
  | 'organiser'
  | 'duty'
  | 'oversee'
  | 'partnership'
  | 'invited'
  | 'inviter'
  | 'emergency'
  | 'disposed'
  | 'command'
  | { verb: string; during?: string }

/** Every page and route there is, by its folder under `app/`. */
export const ADDRESSES: Record<string, Asks> = {
  '/': 'nothing',
  '/account': 'sign-in',
  '/second-factor': 'sign-in',
  '/sign-in': 'nothing',
  '/sign-in/taken': 'nothing',
  '/sign-in/unknown': 'nothing',
  '/step-up': 'sign-in',
  '/meetings': 'sign-in',
  '/meetings/set-up/[id]': 'organiser',
  '/meetings/[id]': { verb: 'enter' },
  '/meetings/[id]/prepare': { verb: 'contribution', during: 'open' },
  '/meetings/[id]/capture': { verb: 'hold-mark', during: 'in_progress' },
  '/meetings/[id]/board': { verb: 'join', during: 'in_progress' },
  '/meetings/[id]/chronology': { verb: 'join', during: 'in_progress' },
  '/meetings/[id]/chair': { verb: 'mark', during: 'in_progress' },
  '/meetings/[id]/door': 'invited',
  '/meetings/[id]/emergency': 'emergency',
  '/meetings/[id]/invitations': 'inviter',
  '/meetings/[id]/record': { verb: 'record', during: 'concluded' },
  '/meetings/[id]/keeping': { verb: 'keeping' },
  '/meetings/[id]/disposed': 'disposed',
  '/keeping': 'sign-in',
  '/meetings/[id]/requests': { verb: 'export' },
  '/meetings/[id]/record/[version]': { verb: 'record', during: 'concluded' },
  '/meetings/[id]/set-up': 'inviter',
  // Nothing of a meeting is in the page: what it shows comes over `/room`, to a screen that was paired.
  '/meetings/[id]/room': 'nothing',
  '/room': 'nothing',
  '/meetings/[id]/items/[item]': { verb: 'trail' },
  '/meetings/[id]/trail': { verb: 'trail' },
  '/meetings/[id]/trail/readings': { verb: 'trail' },
  '/meetings/[id]/replay': { verb: 'trail' },
  '/admin': 'duty',
  '/admin/agencies/[id]': 'duty',
  '/set-up': 'nothing',
  '/emergency': 'sign-in',
  '/quality': 'partnership',
  '/verify': 'nothing',
  '/api/account/[act]': 'nothing',
  '/api/auth/[...nextauth]': 'nothing',
  '/api/alerts': 'sign-in',
  '/api/checks': 'sign-in',
  '/api/demo/accounts': 'nothing',
  '/api/admin/[command]': 'command',
  '/api/set-up/[step]': 'command',
  '/api/access-log/evidence': 'oversee',
  '/api/health': 'nothing',
  '/api/keys': 'nothing',
  '/api/schema': 'nothing',
  '/api/clocks': 'command',
  '/api/emergency': 'command',
  '/api/room': 'command',
  '/api/set-ups': 'command',
  '/api/set-ups/[id]': 'command',
  '/api/meetings/[id]/door': 'command',
  '/api/meetings/[id]/evidence': { verb: 'export' },
  '/api/meetings/[id]/invitations': 'command',
  '/api/meetings/[id]/keep': 'command',
  '/api/meetings/[id]/record': 'command',
  '/api/meetings/[id]/record.pdf': { verb: 'record', during: 'concluded' },
  '/api/meetings/[id]/replay': 'command',
  '/api/meetings/[id]/requests': 'command',
  '/api/meetings/[id]/set-up': 'command',
  '/api/meetings/[id]/trail': 'command',
  '/api/meetings/[id]/trail/csv': { verb: 'export' },
  '/api/meetings/[id]/versions': { verb: 'versions' },
}

/** Where a socket can be opened, what it can say, and what it can hear. */
export const SOCKETS = {
  upgrades: ['/socket.io/', '/sync/'],
  namespaces: ['/meeting', '/room'],
  said: ['act', 'disconnect'],
  heard: ['checkpoint', 'notice', 'room', 'roster', 'state'],
  rooms: ['board.<meeting>.<audience>', 'draft.<meeting>.<agency or person>', 'record.<meeting>'],
} as const
