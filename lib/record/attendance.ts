import { recordPage } from '../text/record'
import { ROLE_WORDS } from '../text/setup'
import type { Attended, MeetingRecord } from './record'

const words = recordPage.attendance

/** Who came, by how they were there and until when; who sent apologies; who did not come. Nobody is no line. */
export function attendanceLines({
  attended,
  apologies,
  absent,
}: Pick<MeetingRecord, 'attended' | 'apologies' | 'absent'>): (readonly [string, string[]])[] {
  const hows = ['room', 'video', 'phone', null] as const
  const lines = [
    ...hows.map(how => [words.how(how), attended.filter(one => one.how === how).map(came)] as const),
    [
      words.apologies,
      apologies.map(({ name, agency, why }) => `${name} (${[agency, why].filter(Boolean).join('; ')})`),
    ] as const,
    [words.absent, absent.map(({ name, agency }) => `${name} (${agency})`)] as const,
  ]
  return lines.filter(([, people]) => people.length > 0)
}

const came = ({ name, agency, role, went }: Attended) =>
  `${name} (${[role === 'practitioner' ? agency : ROLE_WORDS[role], went ? words.until(went) : null].filter(Boolean).join(', ')})`
