import { execFile } from 'node:child_process'
import { stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { promisify } from 'node:util'
import { SetupFault } from '../fault'

const exec = promisify(execFile)

/** The operating system account PostgreSQL runs as. `undefined`: ours. PostgreSQL refuses to run as root, so root needs one. */
export type Account = { uid: number; gid: number } | undefined

/** The account for a cluster in `dir`: its owner when it is there already, else (for root alone) the user `postgres`, made when missing. */
export async function accountFor(dir: string): Promise<Account> {
  const me = process.getuid?.()
  if (me === undefined) return undefined
  const owner = await stat(dir).catch(() => undefined)
  if (me === 0) return owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : postgresUser()
  if (owner && owner.uid !== me)
    throw new SetupFault(
      `The database in ${dir} belongs to another user of this machine. Start Roundtable as that user.`,
    )
  return undefined
}

async function postgresUser(): Promise<Account> {
  const known = await lookUp()
  if (known) return known
  await exec('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/bin/false', 'postgres']).catch(
    () => undefined,
  )
  const made = await lookUp()
  if (made) return made
  throw new SetupFault('The database cannot run as root. Start Roundtable as an ordinary user.')
}

async function lookUp(): Promise<Account> {
  try {
    const [uid, gid] = await Promise.all([exec('id', ['-u', 'postgres']), exec('id', ['-g', 'postgres'])])
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) }
  } catch {
    return undefined
  }
}

/**
 * How to start `program` as `account`, when it must reach all of `paths`.
 * Below a folder only root may enter (a clone in /root), the account keeps one capability, to pass that folder; all else about it is an ordinary user's.
 */
export async function asAccount(account: Account, program: string, paths: string[]) {
  if (!account) return { program, before: [], options: {} }
  const open = await Promise.all(paths.map(path => reachable(path, account)))
  if (open.every(Boolean)) return { program, before: [], options: account }
  const before = [
    `--reuid=${account.uid}`,
    `--regid=${account.gid}`,
    '--clear-groups',
    '--securebits=+no_setuid_fixup',
    '--inh-caps=+dac_override',
    '--ambient-caps=+dac_override',
    program,
  ]
  return { program: 'setpriv', before, options: {} }
}

async function reachable(path: string, account: { uid: number; gid: number }): Promise<boolean> {
  const { mode, uid, gid } = await stat(path)
  const needed = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001
  if ((mode & needed) === 0) return false
  const above = dirname(path)
  return above === path || reachable(above, account)
}
