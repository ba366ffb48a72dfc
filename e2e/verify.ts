import { spawn } from 'node:child_process'
import { once } from 'node:events'

/** What a program said, and how it ended. */
export type Said = { code: number; text: string }

async function run(command: string, args: string[]): Promise<Said> {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  let text = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', data => {
      text += data
    })
  const [code] = await once(child, 'close')
  return { code: Number(code), text }
}

/** Asks both verifiers about a bundle, with a key that did not come from it. */
export const verify = (file: string, key: string): Promise<Said[]> =>
  Promise.all([
    run('npm', ['run', '--silent', 'verify', '--', file, '--key', key]),
    run('python3', ['docs/verify.py', file, '--key', key]),
  ])
