import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { ROOT } from './steps.mjs'

/** The lowest version without a known hole, and the advisory that says so. Every copy in the lock counts, however deep. */
const LOWEST = [
  ['next', '16.2.6', 'CVE-2025-29927, CVE-2025-55182, GHSA-26hh-7cqf-hhc6, GHSA-c4j6-fc7j-m34r'],
  ['react', '19.2.6', 'CVE-2025-55182, CVE-2026-23870'],
  ['react-dom', '19.2.6', 'CVE-2025-55182, CVE-2026-23870'],
  ['next-auth', '4.24.15', 'GHSA-7rqj-j65f-68wh'],
  ['drizzle-orm', '0.45.4', 'CVE-2026-39356'],
  ['socket.io', '4.8.4', 'CVE-2024-38355'],
  ['socket.io-parser', '4.2.7', 'CVE-2023-32695, attachments of March 2026'],
  ['engine.io', '6.6.0', 'CVE-2022-21676'],
  ['ws', '8.17.1', 'CVE-2024-37890'],
  ['nodemailer', '7.0.11', 'GHSA-mm7p-fcc7-pg87, GHSA-rcmh-qjqh-p98v'],
] as const

const Lock = z.object({ packages: z.record(z.string(), z.object({ version: z.string().optional() })) })
const { packages } = Lock.parse(JSON.parse(await readFile(join(ROOT, 'package-lock.json'), 'utf8')))

function copiesOf(name: string): string[] {
  return Object.entries(packages).flatMap(([path, { version }]) =>
    path.endsWith(`node_modules/${name}`) && version ? [version] : [],
  )
}

function isBelow(version: string, lowest: string): boolean {
  const [a, b] = [version, lowest].map(text => text.split('-')[0]!.split('.').map(Number))
  const at = a!.findIndex((part, i) => part !== b![i])
  return at === -1 ? version.includes('-') : a![at]! < b![at]!
}

test.each(LOWEST)('S33 no copy of %s is below %s (%s)', (name, lowest) => {
  const copies = copiesOf(name)
  expect(copies).not.toEqual([])
  expect(copies.filter(version => isBelow(version, lowest))).toEqual([])
})

test('S33 versions are compared as versions', () => {
  expect(['8.17.0', '8.9.9', '7.99.0', '8.17.1-rc.1'].every(version => isBelow(version, '8.17.1'))).toBe(true)
  expect(['8.17.1', '8.100.0', '10.0.0'].some(version => isBelow(version, '8.17.1'))).toBe(false)
})

test('S34 every dependency is pinned to one version', async () => {
  const Package = z.object({
    dependencies: z.record(z.string(), z.string()),
    devDependencies: z.record(z.string(), z.string()),
  })
  const { dependencies, devDependencies } = Package.parse(
    JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')),
  )
  const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(([, version]) => !/^\d/.test(version))
  expect(loose).toEqual([])
})
