// npm leaves a platform's optional package out of package-lock.json when the registry it asked does not hold it,
// and `npm ci` then calls the lock out of step. This puts such entries back (each platform's npm fetches its own by version).
// It runs after every `npm install`, as the script `prepare`.
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** A copy of a lock file's content with every optional package it names, and without the address of the registry that served it. */
export function completeLock(lock) {
  const packages = Object.fromEntries(
    Object.entries(lock.packages).map(([path, entry]) => [path, withoutAddress(entry)]),
  )
  for (const [path, entry] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      if (!found(packages, path, name)) packages[`node_modules/${name}`] = absent(name, version, entry)
    }
  }
  const sorted = Object.entries(packages).sort(([a], [b]) => a.localeCompare(b, 'en'))
  return { ...lock, packages: Object.fromEntries(sorted) }
}

/** Node's own way to a package: the nearest node_modules, going up. */
function found(packages, from, name) {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    if (packages[`${folder}${folder && '/'}node_modules/${name}`]) return true
    if (!folder) return false
  }
}

function absent(name, version, parent) {
  if (!/^\d+\.\d+\.\d+/.test(version))
    throw new Error(`${name} is missing from package-lock.json, and "${version}" does not say which version to put.`)
  const words = name.split(/[/-]/)
  const os = words
    .map(word => ({ windows: 'win32' })[word] ?? word)
    .find(word => ['android', 'darwin', 'freebsd', 'linux', 'win32'].includes(word))
  const cpu = words.find(word => ['arm', 'arm64', 'ia32', 'ppc64', 'riscv64', 's390x', 'x64'].includes(word))
  const libc = words.includes('musl') ? 'musl' : words.includes('gnu') ? 'glibc' : undefined
  return {
    version,
    ...(cpu && { cpu: [cpu] }),
    ...(parent.dev && { dev: true }),
    ...(libc && { libc: [libc] }),
    optional: true,
    ...(os && { os: [os] }),
  }
}

/** Where a package was fetched from is one machine's matter: `npm ci` asks its own registry. */
function withoutAddress({ resolved: _resolved, ...entry }) {
  return entry
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const file = new URL('../package-lock.json', import.meta.url)
  const before = readFileSync(file, 'utf8')
  const after = `${JSON.stringify(completeLock(JSON.parse(before)), null, 2)}\n`
  if (after !== before) writeFileSync(file, after)
}
