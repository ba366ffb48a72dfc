import { chmod, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readEnv } from './env'
import { SetupFault } from './fault'

const dir = await mkdtemp(join(tmpdir(), 'roundtable-env-'))
afterAll(() => rm(dir, { recursive: true }))
const key = (fill: number) => Buffer.alloc(32, fill).toString('base64')
const APP_KEY = `new:${key(1)},old:${key(2)}`

test('S20 nothing set is enough: this machine alone, port 3000, a key kept for this user alone', async () => {
  const DATA_DIR = join(dir, 'fresh')
  const env = readEnv({ DATA_DIR, PORT: '' })
  expect(env).toMatchObject({
    nodeEnv: 'production',
    port: 3000,
    host: '127.0.0.1',
    appUrl: 'http://127.0.0.1:3000',
    dataDir: DATA_DIR,
    purgeList: join(DATA_DIR, 'purge-list'),
    backupDays: 30,
  })
  expect(env.databaseUrl ?? env.oidc).toBeUndefined()
  expect(env.appKeys[0].key).toHaveLength(32)
  expect(await readdir(DATA_DIR)).toEqual(['app-key'])
  expect((await stat(join(DATA_DIR, 'app-key'))).mode & 0o777).toBe(0o600)
  expect(readEnv({ DATA_DIR }).appKeys).toEqual(env.appKeys)
})

test('S21 APP_KEY is a ring whose first key is the current one', () => {
  const { appKeys } = readEnv({ APP_KEY, DATA_DIR: join(dir, 'none') })
  expect(appKeys.map(({ id, key: [first] }) => [id, first])).toEqual([
    ['new', 1],
    ['old', 2],
  ])
})

test.each([
  ['PORT', { PORT: '70000' }, 'PORT must be a number from 1 to 65535.'],
  ['PORT', { PORT: '3000x' }, 'PORT must be a number from 1 to 65535.'],
  ['HOST', { HOST: 'a b' }, 'HOST must be a host name or an IP address, such as 127.0.0.1.'],
  ['APP_URL', { APP_URL: 'roundtable' }, 'APP_URL must be a web address that starts with http:// or https://.'],
  ['NODE_ENV', { NODE_ENV: 'live' }, 'NODE_ENV must be development, production or test.'],
  [
    'DATABASE_URL',
    { DATABASE_URL: 'mysql://secret@a/b', APP_KEY },
    'DATABASE_URL must be an address that starts with postgres://.',
  ],
  [
    'APP_KEY',
    { DATABASE_URL: 'postgres://u:p@h/d' },
    'APP_KEY is needed with DATABASE_URL: it opens what is sealed in that database, and must be kept outside it.',
  ],
  ['APP_KEY', { APP_KEY: 'short:c2VjcmV0' }, /^APP_KEY must be a list of id:key/],
  ['APP_KEY', { APP_KEY: `same:${key(1)},same:${key(2)}` }, /^APP_KEY must be a list of id:key/],
  [
    'SMTP_URL',
    { SMTP_URL: 'http://mail.example', MAIL_FROM: 'a@b.example' },
    /^SMTP_URL must be an address that starts with .*smtps:\/\/\.$/,
  ],
  [
    'MAIL_FROM',
    { SMTP_URL: 'smtp://mail.example', MAIL_FROM: 'nobody' },
    /^MAIL_FROM must be an e-mail address, such as \S+$/,
  ],
  ['SMTP_*', { SMTP_URL: 'smtp://mail.example' }, 'SMTP_URL and MAIL_FROM go together: set both or none.'],
  [
    'OIDC_*',
    { OIDC_ISSUER: 'https://sso.example' },
    'OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET go together: set all three or none.',
  ],
])('S22 a wrong %s is one sentence, without its value: %j', (_, source, sentence) => {
  const message = faultOf({ DATA_DIR: join(dir, 'none'), ...source })
  if (typeof sentence === 'string') expect(message).toBe(sentence)
  else expect(message).toMatch(sentence)
  expect(message).not.toMatch(/secret|c2VjcmV0/)
})

function faultOf(source: Record<string, string>): string {
  try {
    readEnv(source)
  } catch (error) {
    if (error instanceof SetupFault) return error.message
    throw error
  }
  return 'no fault'
}

test('S22 every wrong setting is named at once', () => {
  expect(() => readEnv({ PORT: '0', HOST: '/', APP_KEY })).toThrow(/PORT[^\n]*\nHOST/)
})

test('S23 a damaged key file is never replaced', async () => {
  const file = join(dir, 'app-key')
  await writeFile(file, 'k1:half', { mode: 0o600 })
  expect(() => readEnv({ DATA_DIR: dir })).toThrow(`The key in ${file} is damaged.`)
})

test('S25 a key file that others on the machine can read is not used', async () => {
  const file = join(dir, 'app-key')
  await writeFile(file, APP_KEY)
  for (const mode of [0o604, 0o640, 0o660]) {
    await chmod(file, mode)
    expect(() => readEnv({ DATA_DIR: dir })).toThrow(`chmod 600 ${file}`)
  }
  await chmod(file, 0o600)
  expect(readEnv({ DATA_DIR: dir }).appKeys).toHaveLength(2)
})

test('S8 a folder that cannot be written gets a sentence', async () => {
  await writeFile(join(dir, 'file'), '')
  expect(() => readEnv({ DATA_DIR: join(dir, 'file', 'data') })).toThrow(/^Roundtable cannot/)
})

test('S24 the address people use is told apart from the one it listens on', () => {
  expect(readEnv({ APP_KEY, APP_URL: 'https://board.example/', HOST: '0.0.0.0', DATA_DIR: dir }).appUrl).toBe(
    'https://board.example',
  )
  expect(readEnv({ APP_KEY, HOST: '::1', PORT: '8080', DATA_DIR: dir }).appUrl).toBe('http://[::1]:8080')
})
