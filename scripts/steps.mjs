// What the commands share. Nothing here needs node_modules: `npm run demo` and `npm test` start in a bare clone.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { constants } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))

/**
 * How Node runs the built server: with room (MB) for what lives only as long as one commit. With Node's own 16 a busy server
 * spends a quarter of its time on collecting it. `npm start` says the same.
 */
export const NODE_FLAGS = ['--max-semi-space-size=64']

/** A sentence for the person at the keyboard; `stopOn` prints it without a stack trace. */
export class Sentence extends Error {}

/** Runs `work`; a `Sentence` it throws is printed as it is and ends the process with code 1. */
export async function stopOn(work) {
  try {
    await work()
  } catch (error) {
    console.error(error instanceof Sentence ? `\n${error.message}` : error)
    process.exit(1)
  }
}

export function checkNode(version = process.versions.node) {
  const needed = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).engines.node.replace('>=', '')
  const [major, minor] = version.split('.').map(Number)
  const [neededMajor, neededMinor] = needed.split('.').map(Number)
  if (major > neededMajor || (major === neededMajor && minor >= neededMinor)) return
  throw new Sentence(
    `Roundtable needs Node ${needed} or later, and this is Node ${version}. Get a newer one from https://nodejs.org.`,
  )
}

/** Does node_modules hold what package-lock.json asks for? */
export function isInstalled() {
  const held = join(ROOT, 'node_modules', '.package-lock.json')
  if (!existsSync(held)) return false
  const there = JSON.parse(readFileSync(held, 'utf8')).packages
  const wanted = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')).packages
  return Object.entries(wanted).every(
    ([path, entry]) => path === '' || entry.optional || there[path]?.version === entry.version,
  )
}

export async function install() {
  if (isInstalled()) return
  heading('Installing packages (about half a minute the first time)')
  const npm = process.env.npm_execpath
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--progress=true']
  const code = npm
    ? await run(process.execPath, [npm, ...args])
    : await run('npm', args, { shell: process.platform === 'win32' })
  if (code !== 0)
    throw new Sentence('The packages could not be installed; what npm said is above. Is this machine online?')
}

/** What the build is made of, as one hash: the build is repeated when it differs from the one kept in `dist/built-from`. */
export function sourcesHash() {
  const hash = createHash('sha256').update(process.versions.node.split('.')[0])
  const folders = ['app', 'server', 'lib', 'drizzle', 'public']
  const files = [
    ...folders.flatMap(filesBelow),
    'package.json',
    'package-lock.json',
    'next.config.js',
    'tsconfig.json',
    'scripts/build.mjs',
    'scripts/bundle.mjs',
  ]
  for (const file of files.sort())
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(ROOT, file)))
      .update('\0')
  return hash.digest('hex')
}

function filesBelow(folder) {
  if (!existsSync(join(ROOT, folder))) return []
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && !/\.(test\.tsx?|md)$|^testing\./.test(entry.name))
    .map(entry => join(entry.parentPath, entry.name).slice(ROOT.length + 1))
}

const BUILT_FROM = join(ROOT, 'dist', 'built-from')
/** Is there a build, of these very sources? */
export const isBuilt = () => existsSync(BUILT_FROM) && readFileSync(BUILT_FROM, 'utf8') === sourcesHash()

/** Builds when the sources changed since the last build. */
export async function build() {
  if (isBuilt()) return
  heading('Building')
  if ((await run(process.execPath, [join(ROOT, 'scripts', 'build.mjs')])) === 0) return
  throw new Sentence('The build failed; the reason is above.')
}

export function heading(text) {
  console.log(`\n== ${text}`)
}

/** The script behind a package's command, to be run with this very Node (no shell, the same on every platform). */
export function command(packageName, name = packageName) {
  const file = join(ROOT, 'node_modules', packageName, 'package.json')
  const { bin } = createRequire(pathToFileURL(file))(file)
  return join(dirname(file), typeof bin === 'string' ? bin : bin[name])
}

/** Runs a program in the foreground; resolves with its exit code. Signals to us reach it, and it alone decides when to end. */
export function run(program, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: ROOT,
      stdio: 'inherit',
      ...options,
      env: { NEXT_TELEMETRY_DISABLED: '1', ...process.env, ...options.env },
    })
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
    const forward = signal => child.kill(signal)
    for (const signal of signals) process.on(signal, forward)
    child.once('error', reject)
    child.once('close', (code, signal) => {
      for (const name of signals) process.off(name, forward)
      resolve(code ?? 128 + constants.signals[signal])
    })
  })
}
