import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import next from 'next'
import { deployment } from '../drizzle/schema'
import type { WordLists } from '../lib/checks/lists'
import { counted } from '../lib/text/names'
import { POLICY_VERSION } from '../lib/text/policy'
import { createAlerts } from './alerts'
import { readCheckLists } from './check-lists'
import { eraseEmbedded } from './db/embedded'
import { openNews } from './db/news'
import { type Database, openDatabase } from './db/open'
import { readArgs } from './demo/args'
import type { Scenario } from './demo/form'
import { importScenario } from './demo/import'
import { checkSeats, play } from './demo/play'
import { readScenario } from './demo/scenario'
import { DEMO_PASSPHRASE, type Seeded, seedDemo } from './demo/seed'
import { createEmergency } from './emergency/service'
import { type Env, readEnv } from './env'
import { errorCode, SetupFault } from './fault'
import { createAsk } from './identity/asked'
import { createIdentity } from './identity/identity'
import { keepTidy } from './identity/retention'
import type { FactorRule } from './identity/sign-in'
import { readDisposed } from './keeping/disposed'
import { readReviews } from './keeping/reviews'
import { readKeeping } from './keeping/view'
import { catchLast } from './last-resort'
import { type AccessLog, createAccessLog, openAccessLog } from './ledger/access'
import { checkStore } from './ledger/check'
import { openSigner, publishedKeys } from './ledger/keys'
import { ACCESS_LOG, type Drizzle, Ledger } from './ledger/ledger'
import { createKeeper } from './ledger/purge'
import { PurgeList } from './ledger/purge-list'
import { rewrap } from './ledger/rewrap'
import { CheckpointSigner } from './ledger/signer'
import { createMail } from './mail'
import { printPlainly } from './printing'
import { readAdministration, readAgency } from './read/administration'
import { createDoor } from './read/door'
import { exportAccessEvidence, exportEvidence } from './read/evidence'
import { readHome } from './read/home'
import { readItem } from './read/item'
import { enter, itemOf } from './read/meetings'
import { createQuality } from './read/quality'
import { readReadings } from './read/readings'
import { readRecord } from './read/record'
import { readRecordPdf } from './read/record-pdf'
import { createLogRefused } from './read/refused'
import { openReplay, Replaying, readMoment } from './read/replay'
import { readSchema } from './read/schema'
import { askTrail, readTrail } from './read/trail'
import { exportTrail } from './read/trail-table'
import { readVersions } from './read/versions'
import { createTell } from './record/circulation'
import { createRecordCommands } from './record/service'
import { readApproved, readPreview } from './record/versions'
import { createRequests } from './requests/service'
import { createKeep } from './rooms/keep'
import { after } from './rooms/pace'
import { createPairing } from './rooms/pairing'
import { createRooms } from './rooms/registry'
import { ROOT } from './root'
import { refuseDemoAccounts, refuseInsecure } from './secure'
import type { Services } from './services'
import { accountsDoor } from './setup/door'
import { createInvitations } from './setup/invitations'
import { type FirstLink, firstLink } from './setup/links'
import { createSetUp } from './setup/service'
import { createHeld } from './transport/held'
import { createHttp } from './transport/http'
import { createLive } from './transport/live'
import { pairByRequest, screenDoor } from './transport/screens'
import { createSync } from './transport/sync'

/** The only place where parts are put together. Everything is closed in the reverse order. */
async function main() {
  catchLast(process)
  const args = readArgs(process.argv.slice(2), process.env.INIT_CWD)
  const env = readEnv(process.env)
  if (env.nodeEnv !== 'development') printPlainly(console)
  const checkLists = readCheckLists(env.checkLists)
  const scenario = args.demo ? readScenario(args.scenario) : null
  if (scenario) checkSeats(importScenario(scenario), args.without)
  if (args.fresh && env.databaseUrl)
    throw new SetupFault('--fresh removes the database Roundtable brings itself. With DATABASE_URL, name an empty one.')
  if (args.fresh) await eraseEmbedded(env.dataDir)
  refuseInsecure(env, args.demo)
  const database = await openDatabase(env)
  if (args.task) return doTask(args.task, database, env)
  await refuseDemoAccounts(database.drizzle, env, args.demo).catch(async error => {
    await database.close()
    throw error
  })
  const core = await openCore(database, env, args.demo ? 'offered' : 'required')
  const seeded = scenario ? await seed(core, env, scenario) : null
  globalThis.roundtable = servicesOf(database, core, seeded, checkLists)
  const close = await serve(core, env)
  const stopTidying = keepTidy(database.drizzle, Date.now, after)

  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    stopTidying()
    await close()
    await database.close()
    process.exit(0)
  }
  process.on('SIGTERM', () => void stop())
  process.on('SIGINT', () => void stop())
  if (seeded) for (const line of introduction(seeded)) say(line)
  const first = await firstLink(core.setup)
  if (first) for (const line of invitation(first)) say(line)
  say(`ready ${env.appUrl}`)
  if (seeded && args.play)
    await play({ ...seeded, appUrl: env.appUrl, speed: args.speed, without: args.without, say }).catch(error =>
      say(`The play stopped: ${error instanceof Error ? error.message : error}`),
    )
}

/** Something done with the store while nobody is served; ends with 1 where it found something wrong. */
async function doTask(task: 'check' | 'rewrap', database: Database, env: Env) {
  try {
    const { ledger } = await openLedger(database, env)
    const whole = task === 'check' ? await reportCheck(database, ledger) : await rewrapAll(ledger, env)
    process.exitCode = whole ? 0 : 1
  } finally {
    await database.close()
  }
}

async function reportCheck(database: Database, ledger: Ledger): Promise<boolean> {
  const { logs, entries, erased, wrong } = await checkStore(database.drizzle, ledger)
  for (const { log, why } of wrong) say(`log ${log}: ${why}`)
  say(
    `${counted(logs, 'log')}, ${counted(entries, 'entry', 'entries')}, ${erased} of them erased; ${wrong.length === 0 ? 'all as signed' : `${wrong.length} not as signed`}`,
  )
  return wrong.length === 0
}

/** One line in the access log says that it was done, in the transaction that does it. */
async function rewrapAll(ledger: Ledger, env: Env): Promise<boolean> {
  const under = env.appKeys[0].id
  let keys = 0
  const entry = { once: randomUUID(), type: 'act.keys-rewrapped', actor: null, agency: null, role: null }
  await ledger.append(
    [{ log: ACCESS_LOG, drafts: () => [{ ...entry, audience: null, recipients: null, content: { keys, under } }] }],
    undefined,
    async tx => {
      keys = await rewrap(tx, env.appKeys)
    },
  )
  say(`${keys} keys are sealed under "${under}". The other keys of APP_KEY are needed no more, but for older backups.`)
  return true
}

const say = (line: string) => void process.stdout.write(`${line}\n`)

type Core = Awaited<ReturnType<typeof openCore>>

/** Ledger, sign-in and rooms: all that decides, before anything listens. */
async function openCore(database: Database, env: Env, secondFactor: FactorRule) {
  const db = database.drizzle
  const { ledger, access } = await openLedger(database, env)
  const { appUrl, appKeys, oidc } = env
  const identity = createIdentity({ db, appUrl, appKeys, log: access, secondFactor, oidc })
  const versions = { build: buildId(env), policy: POLICY_VERSION }
  const news = openNews(database.connection)
  const keeper = createKeeper({ database, ledger, list: new PurgeList(env.purgeList) })
  const again = await keeper.again()
  if (again > 0) say(`Destroyed again, or at last: ${again} keys that the list of what was destroyed names.`)
  const mail = env.smtp ? createMail(env.smtp) : null
  const alerts = createAlerts({ db, mail, appUrl, after, now: Date.now })
  const alerted = alerts.tell
  const rooms = createRooms({ db, ledger, keeper, versions, connection: database.connection, news, after, alerted })
  const { sessions, stepUp } = identity
  const setup = { db, ledger, sessions, stepUp, mail, appUrl: env.appUrl, factorRule: secondFactor }
  const { backupDays, localNumber } = env
  return { db, ledger, access, identity, rooms, alerts, news, setup, ring: env.appKeys, backupDays, localNumber }
}

const buildId = (env: Env) =>
  env.nodeEnv === 'development' ? 'development' : readFileSync(join(ROOT, '.next', 'BUILD_ID'), 'utf8').trim()

const seed = ({ db, ledger, rooms }: Core, env: Env, scenario: Scenario) =>
  seedDemo({ db, ledger, ring: env.appKeys, rooms, scenario, say })

/** What pages and route handlers may ask for. */
function servicesOf(
  database: Database,
  { db, ledger, access, identity, ring, setup, rooms, alerts, backupDays, localNumber }: Core,
  seeded: Seeded | null,
  checkLists: WordLists,
): Services {
  const reads = { db, ledger, access, logRefused: createLogRefused(db, access), backupDays }
  const { stepUp } = identity
  const kept = { ...reads, now: Date.now }
  const replays = { ...reads, replaying: new Replaying() }
  const emergency = createEmergency({ ...reads, rooms, stepUp, mail: setup.mail, appUrl: setup.appUrl })
  const offices = { db, mailIsSet: setup.mail !== null }
  return {
    identity,
    session: identity.sessionFromCookies,
    look: identity.lookFromCookies,
    accounts: accountsDoor({ ...setup, ...identity }),
    health: async () => ({ ok: await database.healthy() }),
    ask: createAsk(identity),
    setUp: createSetUp({ ...reads, ring, rooms }),
    invitations: createInvitations(setup),
    keep: createKeep({ db, ledger, rooms, stepUp: identity.stepUp, backupDays, now: Date.now }),
    record: createRecordCommands({ ...reads, rooms, now: Date.now, tell: createTell(setup) }),
    door: createDoor(reads, rooms),
    requests: createRequests({ ...reads, rooms, stepUp, now: Date.now }),
    pairRoom: pairByRequest(createPairing({ rooms, now: Date.now }), identity.allowedOrigin, setup.appUrl),
    emergency,
    read: {
      home: session => readHome(reads, session),
      entrance: async (session, id) => {
        const entered = await enter(reads, session, id)
        return entered && itemOf(entered)
      },
      trail: (session, id, asked) => readTrail(reads, session, id, asked),
      inTrail: (session, id, asked) => askTrail(reads, session, id, asked),
      item: (session, id, of) => readItem(reads, session, id, of),
      readings: (session, id) => readReadings(reads, session, id),
      replay: (session, id, asked) => openReplay(replays, session, id, asked),
      inReplay: (session, id, asked) => readMoment(replays, session, id, asked),
      trailTable: (session, id, filters) => exportTrail(reads, session, id, filters, identity.stepUp),
      versions: (session, id, of) => readVersions(reads, session, id, of),
      record: (session, id) => readRecord(reads, session, id),
      recordFor: (session, id, recipient, form) => readPreview(reads, session, id, recipient, form),
      approved: (session, id, asked) => readApproved(reads, session, id, asked),
      recordPdf: (session, id, asked) => readRecordPdf(reads, session, id, asked),
      keeping: (session, id) => readKeeping(kept, session, id),
      reviews: session => readReviews(kept, session),
      disposed: (session, id) => readDisposed(reads, session, id),
      evidence: (session, id) => exportEvidence(reads, session, id, identity.stepUp),
      quality: createQuality({ ...reads, now: Date.now }),
      accessEvidence: session => exportAccessEvidence(reads, session, identity.stepUp),
      keys: async () => (await publishedKeys(db)).map(vkey => `${vkey}\n`).join(''),
      checks: () => checkLists,
      alerts: async session => ({
        raised: await alerts.of(session.person.id),
        emergency: await emergency.news(session),
        local: localNumber ?? null,
      }),
      schema: () => {
        const attending = seeded?.imported.places.find(
          place => place.role === 'observer' || place.role === 'practitioner',
        )
        return readSchema(
          seeded?.imported.setup.children[0]?.id ?? null,
          seeded && attending ? [seeded.imported.chair.id, attending.person] : null,
        )
      },
      administration: session => readAdministration(offices, session),
      agency: (session, id) => readAgency(offices, session, id),
      accounts: () => seeded?.accounts ?? null,
    },
  }
}

/** Listens, and returns how to stop: connections first, then meetings. */
async function serve({ identity, rooms, alerts, news }: Core, env: Env): Promise<() => Promise<void>> {
  const dev = env.nodeEnv === 'development'
  const held = createHeld(identity, news)
  const sync = createSync({ identity, rooms, held })
  const live = createLive({ identity, rooms, held, after, screens: screenDoor(env.appUrl) })
  // Never listens: Next gets it so that it adds no upgrade listener to the real server.
  const aside = createServer()
  const app = next({ dev, dir: ROOT, hostname: env.host, port: env.port, httpServer: aside })
  await app.prepare()
  const http = createHttp(
    {
      next: app.getRequestHandler(),
      live: live.engine,
      sync: sync.upgrade,
      ...(dev && { devUpgrade: (request, socket, head) => void aside.emit('upgrade', request, socket, head) }),
    },
    { dev, https: env.appUrl.startsWith('https:') },
  )
  await listen(http, env)
  const unfollow = alerts.follow(rooms)
  return async () => {
    http.close()
    sync.close()
    await live.close()
    held.stop()
    unfollow()
    await rooms.close()
    await news.close()
  }
}

/** To whoever stands beside the server, where nobody can sign in yet. */
function* invitation({ link, until }: FirstLink) {
  yield 'Nobody has an account yet. Create the first administrator here, once:'
  yield `  ${link}`
  yield `The link works until ${until.toISOString()}. Started again, the server gives another.`
}

/** Who can sign in to the demo, and what of the scenario has no place yet. */
function* introduction({ accounts, left, narrowed, refused }: Seeded) {
  yield `Not brought in, or not yet possible: ${left.length}. Narrowed to professionals: ${narrowed.length}. Turned down: ${refused.length}.`
  for (const { what, why } of [...left, ...narrowed, ...refused]) yield `  ${what}: ${why}`
  yield `Accounts, all invented (passphrase ${DEMO_PASSPHRASE}):`
  for (const { email, role, agency } of accounts) yield `  ${email}  ${role}, ${agency}`
}

async function openLedger(database: Database, env: Env): Promise<{ ledger: Ledger; access: AccessLog }> {
  const db = database.drizzle
  const name = await deploymentName(db, new URL(env.appUrl).host)
  const ledger = new Ledger(db, env.appKeys, new CheckpointSigner(await openSigner(db, env.appKeys, name)), name)
  await createAccessLog(db, ledger, env.appKeys)
  return { ledger, access: openAccessLog(ledger) }
}

/** The name in every checkpoint of this installation: its first address, kept for good. */
async function deploymentName(db: Drizzle, host: string): Promise<string> {
  await db.insert(deployment).values({ id: 1, name: host }).onConflictDoNothing()
  const [row] = await db.select().from(deployment).where(eq(deployment.id, 1))
  if (!row) throw new Error('The deployment has no name.')
  return row.name
}

const listen = (http: ReturnType<typeof createHttp>, env: Env) =>
  new Promise<void>((resolve, reject) => {
    http.once('error', error =>
      reject(
        errorCode(error) === 'EADDRINUSE'
          ? new SetupFault(`Port ${env.port} is in use. Stop what uses it, or choose another with PORT.`)
          : error,
      ),
    )
    http.listen(env.port, env.host, resolve)
  })

main().catch(error => {
  process.stderr.write(error instanceof SetupFault ? `${error.message}\n` : `Roundtable could not start: ${error}\n`)
  process.exit(1)
})
