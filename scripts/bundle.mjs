// The server as one file, dist/server.mjs, and what it was built from. Run alone it leaves the pages as they were built.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ROOT, Sentence, sourcesHash, stopOn } from './steps.mjs'

// Libraries choose their production half when they load, so this must come before the first of them does.
const ENTRY = `process.env.NODE_ENV ||= 'production'\nawait import('./main.mjs')\n`

/** `from`: the hash of the sources it is built from (`sourcesHash`). */
export async function bundle(from) {
  const dist = join(ROOT, 'dist')
  rmSync(dist, { recursive: true, force: true })
  const { build } = await import('esbuild')
  await build({
    entryPoints: [join(ROOT, 'server', 'main.ts')],
    outfile: join(dist, 'main.mjs'),
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    packages: 'external',
    sourcemap: 'linked',
    logLevel: 'warning',
  }).catch(() => {
    throw new Sentence('The server could not be built; the reason is above.')
  })
  mkdirSync(dist, { recursive: true })
  writeFileSync(join(dist, 'server.mjs'), ENTRY)
  writeFileSync(join(dist, 'built-from'), from)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) stopOn(() => bundle(sourcesHash()))
