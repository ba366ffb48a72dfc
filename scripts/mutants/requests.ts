import type { Mutant } from './mutant'

const propose = 'lib/evidence/propose.ts'
const service = 'server/requests/service.ts'

/** Disclosures that give other people away, or themselves. */
export const disclosing: Mutant[] = [
  {
    rules: 'L85',
    says: 'the agency that shared something is named whatever it is called to whoever asks',
    file: propose,
    find: "if (name === 'agency') return isProtected(fields.agency) ? 'protected' : null",
    put: "if (name === 'agency') return null",
  },
  {
    rules: 'L63',
    says: 'everybody’s screen hears that somebody asked',
    file: 'server/acts/requests.ts',
    find: "const NOBODY = 'requests'",
    put: "const NOBODY = ''",
  },
  {
    rules: 'L64',
    says: 'what was kept among professionals goes out by default',
    file: propose,
    find: '  if (!own && !where?.theirs) return',
    put: '  if (!own && !where) return',
  },
  {
    rules: 'L64',
    says: 'words that name other people go out',
    file: propose,
    find: "  return about.naming.namesOthers(value) ? 'names' : null",
    put: '  return null',
  },
  {
    rules: 'L64',
    says: 'that somebody spoke of them goes out where nothing of what was said does',
    file: 'lib/evidence/plan.ts',
    find: 'const empty = about.subject !== null &&',
    put: 'const empty = about.subject === null &&',
  },
  {
    rules: 'L65',
    says: 'what was taken off the board goes out',
    file: propose,
    find: "  if (!fields || about.taken.has(once)) return 'gone'",
    put: "  if (!fields) return 'gone'",
  },
  {
    rules: 'L65',
    says: 'protected words are put back into somebody’s own information',
    file: 'lib/evidence/plan.ts',
    find: "why === 'protected' && about.subject !== null",
    put: 'false && why !== null',
  },
  {
    rules: 'L67',
    says: 'a file is made of something else than was shown',
    file: service,
    find: "  if (as === 'redacted' && outline !== outlineOf(plan)) return",
    put: "  if (as === 'redacted' && outline === '') return",
  },
  {
    rules: 'L68',
    says: 'a file leaves that is not in the access log',
    file: service,
    find: "  await logReading(deps, session, 'export', entered, { sha256, form, basis: request.basis, request: request.id })",
    put: "  await logReading(deps, session, 'export', entered, { sha256, form, basis: request.basis, request: request.id }).catch(() => undefined)",
  },
  {
    rules: 'L70',
    says: 'the words of a field that stays back are in the file',
    file: 'lib/evidence/plan.ts',
    find: "    return part.part === 'field' ? !gone.has(`${part.seq}/content/${part.name}`) : true",
    put: '    return true',
  },
  {
    rules: 'L72',
    says: 'the words of a list are in the proposal of somebody who is not on it',
    file: 'server/requests/plan.ts',
    find: 'opened.log.entries.filter(({ seq }) => !opened.hidden.has(seq))',
    put: 'opened.log.entries',
  },
  {
    rules: 'L73',
    says: 'somebody’s own information is sent as the whole log',
    file: service,
    find: "  if (as === 'full' && request.basis === 'subject-access') return",
    put: "  if (as === 'full' && request.basis === 'internal-review') return",
  },
]
