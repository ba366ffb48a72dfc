// `next build`, then the server as one file: dist/server.mjs.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { command, ROOT, run, Sentence, sourcesHash, stopOn } from './steps.mjs'

// Libraries choose their production half when they load, so this must come before the first of them does.
const ENTRY = `process.env.NODE_ENV ||= 'production'\nawait import('./main.mjs')\n`

stopOn(async () => {
  const from = sourcesHash()
  const dist = join(ROOT, 'dist')
  rmSync(dist, { recursive: true, force: true })
  if ((await run(process.execPath, [command('next'), 'build'], { env: { NODE_ENV: 'production' } })) !== 0)
    throw new Sentence('The pages could not be built; the reason is above.')

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
})
