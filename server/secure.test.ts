import { expect, test } from 'vitest'
import { testDatabase } from './db/testing'
import type { Env } from './env'
import { newPerson } from './identity/testing'
import { refuseDemoAccounts, refuseInsecure } from './secure'

const env = (more: Partial<Env>): Env => ({
  nodeEnv: 'production',
  port: 3000,
  host: '127.0.0.1',
  appUrl: 'https://board.example',
  appKeys: [{ id: 'k', key: new Uint8Array(32) }],
  dataDir: '/nowhere',
  purgeList: '/nowhere/purge-list',
  backupDays: 30,
  ...more,
})
const oidc = (issuer: string) => ({ oidc: { issuer, clientId: 'c', clientSecret: 's', alg: 'RS256' as const } })

test.each<[string, Partial<Env>, RegExp]>([
  ['an address in clear', { appUrl: 'http://board.example' }, /^APP_URL must start with https:/],
  ['an address in the office', { appUrl: 'http://10.0.0.7:3000' }, /^APP_URL must start with https:/],
  ['every address there is', { appUrl: 'http://0.0.0.0:3000' }, /^APP_URL must start with https:/],
  ['a database in clear', { databaseUrl: 'postgres://u:p@db.example/r' }, /^DATABASE_URL .* sslmode=verify-full/],
  ['a database nobody checks', { databaseUrl: 'postgres://u:p@db/r?sslmode=require' }, /sslmode=verify-full/],
  ['a provider in clear', oidc('http://sso.example'), /^OIDC_ISSUER must start with https:/],
])(
  'A60 %s is refused in production with what to set, not in the demo and not in development',
  (_what, more, sentence) => {
    expect(() => refuseInsecure(env(more), false)).toThrow(sentence)
    expect(() => refuseInsecure(env(more), false)).not.toThrow(/u:p|sso\.example|board\.example/)
    expect(() => refuseInsecure(env(more), true)).not.toThrow()
    expect(() => refuseInsecure(env({ ...more, nodeEnv: 'development' }), false)).not.toThrow()
  },
)

test.each<[string, Partial<Env>]>([
  ['TLS', {}],
  ['this machine', { appUrl: 'http://127.0.0.1:3000' }],
  ['this machine by name', { appUrl: 'http://localhost:3000' }],
  ['this machine in IPv6', { appUrl: 'http://[::1]:3000' }],
  ['a database here', { databaseUrl: 'postgres://u@127.0.0.1/r' }],
  ['a database behind a socket', { databaseUrl: 'postgres:///r?host=/var/run/postgresql' }],
  ['a database that is checked', { databaseUrl: 'postgres://u@db.example/r?sslmode=verify-full' }],
  ['a provider with TLS', oidc('https://sso.example')],
])('A60 %s is enough', (_what, more) => {
  expect(() => refuseInsecure(env(more), false)).not.toThrow()
})

test('A60 real accounts and those of the demo never stand in one database', async () => {
  const { drizzle: db } = await testDatabase()
  const production = { nodeEnv: 'production' } as const
  for (const demo of [true, false]) await refuseDemoAccounts(db, production, demo)
  await newPerson(db, { email: 'ada@police.demo.invalid' })
  await refuseDemoAccounts(db, production, true)
  await expect(refuseDemoAccounts(db, production, false)).rejects.toThrow('holds the accounts of the demo')
  await refuseDemoAccounts(db, { nodeEnv: 'development' }, false)
  await newPerson(db, { email: 'ada@police.example' })
  await expect(refuseDemoAccounts(db, production, true)).rejects.toThrow('holds real accounts')
})
