import { randomBytes } from 'node:crypto'
import { chmodSync, linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { LOCAL_NUMBER as NUMBER } from '../lib/meeting/clocks'
import { errorCode, SetupFault } from './fault'

/** One key of the ring that wraps every other key: `key` is 32 bytes. */
export type AppKey = { id: string; key: Uint8Array }

/** How a provider may sign who somebody is: with its private key, never with a secret that we hold too. */
export const OIDC_ALGS = ['RS256', 'PS256', 'ES256'] as const
export type OidcAlg = (typeof OIDC_ALGS)[number]

/** Every setting, read once at start. `appKeys[0]` wraps what is new; the others open what is older. `dataDir` is absolute. */
export type Env = {
  nodeEnv: 'development' | 'production' | 'test'
  port: number
  host: string
  appUrl: string
  appKeys: [AppKey, ...AppKey[]]
  databaseUrl?: string
  dataDir: string
  /** The file that names every key ever destroyed: outside the database and its backups. Absolute. */
  purgeList: string
  /** How many days a backup of the database is kept: so long it can hold what was destroyed meanwhile. */
  backupDays: number
  /** A JSON file with the partnership's own words for the checks before sharing. */
  checkLists?: string
  /** The local number to ring when a child may be in danger, as it is shown. */
  localNumber?: string
  smtp?: { url: string; from: string }
  oidc?: { issuer: string; clientId: string; clientSecret: string; alg: OidcAlg }
}

const web = (what: string) =>
  z.url({ protocol: /^https?$/, error: `${what} must be a web address that starts with http:// or https://.` })

const Settings = z.object({
  NODE_ENV: z
    .enum(['development', 'production', 'test'], { error: 'NODE_ENV must be development, production or test.' })
    .default('production'),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'PORT must be a number from 1 to 65535.')
    .transform(Number)
    .refine(port => port >= 1 && port <= 65535, 'PORT must be a number from 1 to 65535.')
    .default(3000),
  HOST: z
    .string()
    .regex(/^[A-Za-z0-9.:_-]+$/, 'HOST must be a host name or an IP address, such as 127.0.0.1.')
    .default('127.0.0.1'),
  APP_URL: web('APP_URL').optional(),
  APP_KEY: z.string().optional(),
  DATABASE_URL: z
    .url({
      protocol: /^postgres(ql)?$/,
      hostname: /.*/,
      error: 'DATABASE_URL must be an address that starts with postgres://.',
    })
    .optional(),
  DATA_DIR: z.string().default('.data'),
  PURGE_LIST: z.string().optional(),
  BACKUP_DAYS: z
    .string()
    .regex(/^\d{1,4}$/, 'BACKUP_DAYS must be a number of days.')
    .transform(Number)
    .default(30),
  CHECK_LISTS: z.string().optional(),
  LOCAL_NUMBER: z
    .string()
    .regex(NUMBER, 'LOCAL_NUMBER must be a telephone number, with words that say whose it is if you like.')
    .optional(),
  SMTP_URL: z
    .url({
      protocol: /^smtps?$/,
      hostname: /.+/,
      error: 'SMTP_URL must be an address that starts with smtp:// or smtps://.',
    })
    .optional(),
  MAIL_FROM: z
    .string()
    .regex(
      /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/,
      'MAIL_FROM must be an e-mail address, such as roundtable@council.example.',
    )
    .optional(),
  OIDC_ISSUER: web('OIDC_ISSUER').optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_ALG: z
    .enum(OIDC_ALGS, `OIDC_ALG must be one of ${OIDC_ALGS.join(', ')}: how the provider signs.`)
    .default('RS256'),
})

/**
 * Reads every setting of Roundtable from `source` (empty counts as absent). Without `APP_KEY` and `DATABASE_URL` it reads the key kept in
 * `DATA_DIR/app-key`, made at the first start. Throws a `SetupFault` with a sentence for each setting that is wrong; no value is ever repeated in it.
 */
export function readEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = Settings.safeParse(given)
  const wrong = parsed.success ? [] : parsed.error.issues.map(issue => issue.message)
  const appKeys = given.APP_KEY === undefined ? undefined : parseRing(given.APP_KEY)
  if (given.APP_KEY !== undefined && !appKeys)
    wrong.push(
      'APP_KEY must be a list of id:key with commas between; each id is different and each key is 32 bytes in base64 (openssl rand -base64 32).',
    )
  if (given.DATABASE_URL !== undefined && given.APP_KEY === undefined)
    wrong.push(
      'APP_KEY is needed with DATABASE_URL: it opens what is sealed in that database, and must be kept outside it.',
    )
  const oidc = [given.OIDC_ISSUER, given.OIDC_CLIENT_ID, given.OIDC_CLIENT_SECRET]
  if (oidc.some(Boolean) && !oidc.every(Boolean))
    wrong.push('OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET go together: set all three or none.')
  if ((given.SMTP_URL === undefined) !== (given.MAIL_FROM === undefined))
    wrong.push('SMTP_URL and MAIL_FROM go together: set both or none.')
  if (wrong.length > 0 || !parsed.success) throw new SetupFault(wrong.join('\n'))

  const {
    NODE_ENV,
    PORT,
    HOST,
    APP_URL,
    DATABASE_URL,
    DATA_DIR,
    PURGE_LIST,
    BACKUP_DAYS,
    CHECK_LISTS,
    LOCAL_NUMBER,
    SMTP_URL,
    MAIL_FROM,
    OIDC_ISSUER,
    OIDC_CLIENT_ID,
    OIDC_CLIENT_SECRET,
    OIDC_ALG,
  } = parsed.data
  const dataDir = resolve(DATA_DIR)
  return {
    nodeEnv: NODE_ENV,
    port: PORT,
    host: HOST,
    appUrl: APP_URL?.replace(/\/+$/, '') ?? `http://${HOST.includes(':') ? `[${HOST}]` : HOST}:${PORT}`,
    appKeys: appKeys ?? keptRing(dataDir),
    ...(DATABASE_URL && { databaseUrl: DATABASE_URL }),
    dataDir,
    purgeList: PURGE_LIST ? resolve(PURGE_LIST) : join(dataDir, 'purge-list'),
    backupDays: BACKUP_DAYS,
    ...(CHECK_LISTS && { checkLists: resolve(CHECK_LISTS) }),
    ...(LOCAL_NUMBER && { localNumber: LOCAL_NUMBER }),
    ...(SMTP_URL && MAIL_FROM && { smtp: { url: SMTP_URL, from: MAIL_FROM } }),
    ...(OIDC_ISSUER &&
      OIDC_CLIENT_ID &&
      OIDC_CLIENT_SECRET && {
        oidc: { issuer: OIDC_ISSUER, clientId: OIDC_CLIENT_ID, clientSecret: OIDC_CLIENT_SECRET, alg: OIDC_ALG },
      }),
  }
}

function parseRing(text: string): [AppKey, ...AppKey[]] | undefined {
  const [first, ...others] = text.split(',').map(part => parseKey(part.trim()))
  if (!first) return undefined
  const ring: [AppKey, ...AppKey[]] = [first]
  for (const key of others) {
    if (!key || ring.some(known => known.id === key.id)) return undefined
    ring.push(key)
  }
  return ring
}

function parseKey(part: string): AppKey | undefined {
  const match = /^([A-Za-z0-9._-]{1,32}):([A-Za-z0-9+/_-]{43}=?)$/.exec(part)
  const [, id, base64] = match ?? []
  if (id === undefined || base64 === undefined) return undefined
  const key = new Uint8Array(Buffer.from(base64, 'base64'))
  return key.length === 32 ? { id, key } : undefined
}

/** The ring in `dataDir/app-key`, readable by this user alone. Made whole under another name first: a killed start leaves no half key. */
function keptRing(dataDir: string): [AppKey, ...AppKey[]] {
  const file = join(dataDir, 'app-key')
  const ring = parseRing(readKey(file) ?? makeKey(dataDir, file))
  if (ring) return ring
  throw new SetupFault(
    `The key in ${file} is damaged. Without it nothing in this folder can be read: put back a good copy.`,
  )
}

function readKey(file: string): string | undefined {
  try {
    const text = readFileSync(file, 'utf8').trim()
    if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0)
      throw new SetupFault(
        `Others on this machine can read the key in ${file}. Take that away (chmod 600 ${file}), and rotate the key if somebody may have read it.`,
      )
    return text
  } catch (error) {
    if (error instanceof SetupFault) throw error
    if (errorCode(error) === 'ENOENT') return undefined
    throw new SetupFault(
      `Roundtable cannot read ${file}. Give this user the right to read it, or choose another folder with DATA_DIR.`,
    )
  }
}

function makeKey(dataDir: string, file: string): string {
  const made = `k1:${randomBytes(32).toString('base64')}`
  const draft = `${file}.${randomBytes(6).toString('hex')}`
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o711 })
    writeFileSync(draft, `${made}\n`, { mode: 0o600, flag: 'wx', flush: true })
    chmodSync(draft, 0o600)
    linkSync(draft, file)
    return made
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return readKey(file) ?? ''
    throw new SetupFault(
      `Roundtable cannot write to ${dataDir}. Choose another folder with DATA_DIR, or give this user the right to write there.`,
    )
  } finally {
    rmSync(draft, { force: true })
  }
}
