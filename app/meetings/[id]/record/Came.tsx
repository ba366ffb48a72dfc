import type { RecordView } from '../../../../lib/protocol/views'
import type { Attended, MeetingRecord } from '../../../../lib/record/record'
import { checkpointFacts } from '../../../../lib/text/checkpoint'
import { listed } from '../../../../lib/text/names'
import { recordPage } from '../../../../lib/text/record'
import { ROLE_WORDS } from '../../../../lib/text/setup'
import styles from './Paper.module.css'

const words = recordPage.attendance

/** Who came, by how they were there and until when; who sent apologies; who did not come. */
export function Attendance({ record: { attended, apologies, absent } }: { record: MeetingRecord }) {
  const hows = ['room', 'video', 'phone', null] as const
  const groups = hows.map(how => [words.how(how), attended.filter(one => one.how === how).map(came)] as const)
  const lines = [
    ...groups,
    [
      words.apologies,
      apologies.map(({ name, agency, why }) => `${name} (${[agency, why].filter(Boolean).join('; ')})`),
    ],
    [words.absent, absent.map(({ name, agency }) => `${name} (${agency})`)],
  ] as const
  return (
    <>
      {attended.length ? null : <p>{words.none}</p>}
      {lines.map(([name, people]) =>
        people.length ? (
          <p key={name}>
            <b>{name}:</b> {listed(people)}.
          </p>
        ) : null,
      )}
    </>
  )
}

const came = ({ name, agency, role, went }: Attended) =>
  `${name} (${[role === 'practitioner' ? agency : ROLE_WORDS[role], went ? words.until(went) : null].filter(Boolean).join(', ')})`

/** From which entries of the log, and the fingerprint with which they can be checked. */
export function Drafted({ sealed }: Pick<RecordView, 'sealed'>) {
  const facts = sealed && checkpointFacts(sealed.note)
  if (!facts) return <p>{recordPage.log.none}</p>
  return (
    <p className={styles.small}>
      {recordPage.log.range(facts.size)} <code>{facts.root}</code>
      {sealed.since > 0 ? ` ${recordPage.log.since(sealed.since)}` : null}
    </p>
  )
}
