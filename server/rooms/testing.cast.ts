import { afterAll } from 'vitest'
import type { TestDatabase } from '../db/testing'
import { type Options, testMeeting } from './testing'

/** Meetings with somebody in every part, closed after the file's last test. */
export const wholeCast = (database: TestDatabase) => {
  const open: { close(): Promise<void> }[] = []
  afterAll(async () => void (await Promise.all(open.map(m => m.close()))))
  return async (options: Options = {}) => {
    const made = await testMeeting(
      database,
      {
        chair: 'chair',
        minutes: 'minute_taker',
        'police.tom': 'practitioner',
        'police.ann': 'practitioner',
        school: 'practitioner',
        student: 'observer',
        mother: 'family',
        auditor: 'auditor',
      },
      options,
    )
    open.push(made)
    return made
  }
}
