import { writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import type { Figures } from './rows'
import { ratios, type Spread, spread } from './stats'

/** Which figures each row got: by row, then by server, one for each round. */
export type Results = Map<string, Map<string, Figures[]>>
export type Machine = { cores: number; node: string; load: number }
export const machine = (): Machine => ({ cores: cpus().length, node: process.versions.node, load: loadavg()[0] ?? 0 })

const OURS = 'Roundtable'
const BARE = 'bare ws'
type Target = {
  says: string
  /** Reached or not, from the middle figures; null where there was nothing to compare. */
  reached(of: (server: string, figure: string) => number): boolean | null
}
/** `why` is said where a target is missed. */
type Row = { name: string; title: string; ratio: string | null; targets: Target[]; why?: string }

const atMost = (limit: number, value: number) => (Number.isFinite(value) ? value <= limit : null)
const atLeast = (limit: number, value: number) => (Number.isFinite(value) ? value >= limit : null)

const ROWS: Row[] = [
  {
    name: 'fan-out',
    title: '20 meetings of 15 people, 2,000 statements a second',
    ratio: 'CPU µs a delivery',
    why: 'In a profile, a quarter of what the server works makes and seals entries (about thirty commitments each: one for every field and every reader; then two seals), a quarter is Node and the kernel themselves, a seventh speaks with the database, an eighth writes to sockets, a tenth decides and shows, a twentieth collects garbage. What no other server here does, the first and the third, is more than the target leaves above the floor.',
    targets: [
      {
        says: 'CPU a delivered statement at most 1.5 x @y/websocket-server',
        reached: of => atMost(1.5, of(OURS, 'CPU µs a delivery') / of('@y/websocket-server', 'CPU µs a delivery')),
      },
      {
        says: 'and at most 1.0 x y-websocket + LevelDB',
        reached: of => atMost(1, of(OURS, 'CPU µs a delivery') / of('y-websocket + LevelDB', 'CPU µs a delivery')),
      },
    ],
  },
  {
    name: 'forty',
    title: '40 people in one meeting, 5 statements a second',
    ratio: 'p99 ms',
    why: 'The server is idle nine tenths of this time: what is measured is four round trips to the database, one of them to the disk, and whatever else the machine does. Of the little it works, two thirds are Node itself, a tenth is writing to sockets and a tenth speaking with the database.',
    targets: [
      { says: 'seen by everyone within 10 ms (p50)', reached: of => atMost(10, of(OURS, 'p50 ms')) },
      { says: 'and within 100 ms (p99)', reached: of => atMost(100, of(OURS, 'p99 ms')) },
    ],
  },
  {
    name: 'one',
    title: 'Most statements a second, one meeting of 15',
    ratio: 'statements/s',
    targets: [{ says: 'at least 400', reached: of => atLeast(400, of(OURS, 'statements/s')) }],
  },
  {
    name: 'many',
    title: 'Most statements a second, 20 meetings of 15',
    ratio: 'statements/s',
    why: 'One Node process does all of it, on what the measuring client and the database leave of the cores; the shares are those given above.',
    targets: [{ says: 'at least 1,400', reached: of => atLeast(1400, of(OURS, 'statements/s')) }],
  },
  {
    name: 'burst',
    title: '100 people open a board of 500 statements at once (the board alone)',
    ratio: 'CPU s',
    why: 'A target of 1/20 leaves less for each person than accepting a WebSocket costs. In a profile two thirds are Node’s own accepting and answering, a twelfth is writing the board, which is one frame for everybody, a fifteenth looking sign-ins up, a twenty-fifth opening their cookies; the others check nobody.',
    targets: [
      {
        says: 'CPU at most 1/20 of @y/websocket-server',
        reached: of => atMost(0.05, of(OURS, 'CPU s') / of('@y/websocket-server', 'CPU s')),
      },
      { says: 'the last full board within 400 ms', reached: of => atMost(400, of(OURS, 'last full board ms')) },
    ],
  },
  {
    name: 'arrival',
    title: 'The same as people arrive here: live connection, every board they may read, join',
    ratio: null,
    targets: [],
  },
  {
    name: 'idle',
    title: 'Memory of one more quiet person (here: live connection and two boards; elsewhere one connection)',
    ratio: 'kB a person',
    targets: [{ says: 'at most 40 kB', reached: of => atMost(40, of(OURS, 'kB a person')) }],
    why: 'A quiet person has three connections here (live, and two boards), each about as large as the one of @y/websocket-server.',
  },
  {
    name: 'board',
    title: 'A board of 500 statements under one heading, in a browser whose CPU is slowed to a quarter',
    ratio: null,
    targets: [
      {
        says: 'to be used (a screenful of rows, which answer keys) within 1,500 ms',
        reached: of => atMost(1500, of(OURS, 'interactive ms')),
      },
      { says: 'key to paint within 50 ms (p50)', reached: of => atMost(50, of(OURS, 'key to paint p50 ms')) },
      { says: 'script at most 200 kB', reached: of => atMost(200, of(OURS, 'script kB, gzip')) },
    ],
    why: 'More than half of the script is React and Next, which every page needs; most of the rest is Yjs, socket.io and the schemas that the browser shares with the server. Until the rows are there, a quarter of the time runs the scripts for the first time, a quarter is React making the page and then its rows, a tenth layout, a twelfth reading the board out of its frame, a twentieth collecting garbage; the rest is Chromium fetching, parsing and painting. The first screenful does not wait for the rest. A letter is painted before anything follows from it, and then changes the form alone; two thirds of what is left is Chromium placing and painting the page.',
  },
  {
    name: 'marking',
    title:
      'A chair marks 25 contributions by keys at a person’s pace: 5 s to look at each, 0.3 s from key to key, every fifth with a reason',
    ratio: null,
    targets: [{ says: 'within 180 s', reached: of => atMost(180, of(OURS, 'seconds')) }],
  },
  {
    name: 'trail',
    title: 'The trail of a log of 5,000 entries, over HTTP until the last byte of the page',
    ratio: null,
    targets: [
      { says: 'opened within 500 ms', reached: of => atMost(500, of(OURS, 'open ms')) },
      { says: 'one kind alone within 100 ms', reached: of => atMost(100, of(OURS, 'one kind ms')) },
      { says: 'as it stood at a moment within 300 ms', reached: of => atMost(300, of(OURS, 'to a moment ms')) },
      {
        says: 'replayed to a moment, on or back, within 300 ms',
        reached: of => atMost(300, Math.max(of(OURS, 'replay on ms'), of(OURS, 'replay back ms'))),
      },
    ],
    why: 'The first round opens a log that nobody had open: it is read from the database and unsealed once, and kept in memory while it is read. After that a page is fifty lines, and most of the time is Next and React writing it.',
  },
  {
    name: 'verify',
    title: 'Verifying an evidence bundle in Node (contributions of 400 characters, fourteen readers each)',
    ratio: null,
    targets: [
      { says: '1,000 entries within 100 ms', reached: of => atMost(100, of(OURS, '1,000 entries ms')) },
      { says: '50,000 entries within 5 s', reached: of => atMost(5000, of(OURS, '50,000 entries ms')) },
    ],
    why: 'An entry with fourteen readers has thirty commitments, each two hashes: in a profile a sixth is hashing, a fifth collecting garbage (five megabytes of JSON become a hundred thousand objects), an eighth reading the file so that it means the same to every reader, a tenth writing canonical JSON, and most of the rest holding every value to its shape.',
  },
  {
    name: 'crash',
    title: '`kill -9` at 400 statements a second: seen by somebody else, then gone',
    ratio: null,
    targets: [{ says: 'none', reached: of => atMost(0, of(OURS, 'lost')) }],
  },
]

const short = (value: number) =>
  value >= 100 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(3)))
const range = ({ mid, low, high }: Spread) =>
  low === high ? short(mid) : `${short(mid)} (${short(low)}–${short(high)})`

/** The whole as Markdown. `lines` describe the run. */
export function markdown(results: Results, lines: readonly string[]): string {
  const parts = ROWS.flatMap(row => {
    const byServer = results.get(row.name)
    return byServer ? [section(row, byServer)] : []
  })
  return `${lines.join('\n')}\n\n${parts.join('\n\n')}\n`
}

function section({ title, ratio, targets, why }: Row, byServer: Map<string, Figures[]>): string {
  const figures = [...new Set([...byServer.values()].flatMap(all => Object.keys(all[0] ?? {})))]
  const samples = (server: string, figure: string) => (byServer.get(server) ?? []).map(one => one[figure] ?? Number.NaN)
  const head = ['', ...figures, ...(ratio ? [`Roundtable by this: ${ratio}`] : [])]
  const rows = [...byServer.keys()].map(server => [
    server,
    ...figures.map(figure => range(spread(samples(server, figure)))),
    ...(ratio ? [server === OURS ? '' : range(ratios(samples(OURS, ratio), samples(server, ratio)))] : []),
  ])
  const table = [head, head.map(() => '---'), ...rows].map(cells => `| ${cells.join(' | ')} |`).join('\n')
  const middle = (server: string, figure: string) =>
    byServer.has(server) ? spread(samples(server, figure)).mid : Number.NaN
  const outcomes = targets.map(({ says, reached }) => ({ says, was: reached(middle) }))
  const verdicts = outcomes.map(({ says, was }) => {
    return `${says}: ${was === null ? 'not measured' : was ? 'reached' : '**missed**'}`
  })
  return [
    `## ${title}`,
    table,
    ...(verdicts.length > 0 ? [`Target: ${verdicts.join('; ')}.`] : []),
    ...(why && outcomes.some(one => one.was === false) ? [why] : []),
  ].join('\n\n')
}

/** What a reader must know of the run. Names no machine and no folder. */
export function describe(before: Machine, after: Machine, rounds: number): string[] {
  const busy = Math.max(before.load, after.load)
  return [
    '# Speed, side by side',
    '',
    `Made by \`npm run bench\`: ${before.cores} cores, Node ${before.node} (Hocuspocus on 24.21.0), the embedded PostgreSQL with fsync. Every server runs in`,
    'a process of its own beside the others, and each round measures all of them in turn. Clients speak the plain protocol from one more process on the same',
    `machine. Figures are the middle of ${rounds} rounds (lowest–highest); CPU is the server’s with its database, and the least noisy. Ratios are taken round by round.`,
    'Again with `npm run bench` (about a quarter of an hour; it writes this page), quicker with `-- --quick`, one row with `-- --only ROW`, where the CPU goes with `-- --alone --only ROW --profile ROW`.',
    '',
    'Roundtable checks rights and shape, seals, signs and stores each statement before anybody sees it; each of its people has a live connection and two boards.',
    `${BARE} is the floor: it passes frames on and does nothing else. @y/websocket-server stores nothing; Hocuspocus stores every 2 to 10 seconds.`,
    '',
    `Load of the machine when it began and ended: ${before.load.toFixed(1)} and ${after.load.toFixed(1)}${busy > before.cores ? ' (busy with other work: times are worse than they would be alone)' : ''}.`,
  ]
}

export function write(file: string, text: string): void {
  writeFileSync(file, text)
}
