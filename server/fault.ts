/**
 * Something the person who starts Roundtable can put right: a setting, a folder, a server that is not there.
 * Its message is one or more plain sentences, printed as they are; never a stack trace.
 */
export class SetupFault extends Error {
  override name = 'SetupFault'
}

/** The `code` of a system or PostgreSQL error ('ENOENT', '57P03', …); '' when it has none. */
export function errorCode(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return ''
  return typeof error.code === 'string' ? error.code : ''
}
