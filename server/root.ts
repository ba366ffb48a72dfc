import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of this installation: the nearest one above this file that holds `package.json`. The same from the sources and from `dist/server.mjs`. */
export const ROOT = nearest(dirname(fileURLToPath(import.meta.url)))

function nearest(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder
  const above = dirname(folder)
  if (above === folder) throw new Error('package.json was not found above the server')
  return nearest(above)
}
