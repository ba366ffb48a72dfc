import type { RecordView } from '../../../../lib/protocol/views'
import { attendanceLines } from '../../../../lib/record/attendance'
import type { MeetingRecord } from '../../../../lib/record/record'
import { sealCode } from '../../../../lib/record/seal'
import { checkpointFacts } from '../../../../lib/text/checkpoint'
import { listed } from '../../../../lib/text/names'
import { recordPage } from '../../../../lib/text/record'
import styles from './Paper.module.css'

const words = recordPage.attendance

/** Who came, by how they were there and until when; who sent apologies; who did not come. */
export function Attendance({ record }: { record: MeetingRecord }) {
  return (
    <>
      {record.attended.length ? null : <p>{words.none}</p>}
      {attendanceLines(record).map(([name, people]) => (
        <p key={name}>
          <b>{name}:</b> {listed(people)}.
        </p>
      ))}
    </>
  )
}

/** From which entries of the log, and the fingerprint with which they can be checked. */
export function Drafted({ sealed }: Pick<RecordView, 'sealed'>) {
  const facts = sealed && checkpointFacts(sealed.note)
  if (!facts) return <p>{recordPage.log.none}</p>
  return (
    <>
      <p className={styles.small}>
        {recordPage.log.range(facts.size)} <code>{facts.root}</code>
        {sealed.since > 0 ? ` ${recordPage.log.since(sealed.since)}` : null}
      </p>
      <Code note={sealed.note} />
    </>
  )
}

/** For whoever holds the paper: on a screen the file itself is at hand. */
function Code({ note }: { note: string }) {
  const { size, path } = sealCode(note)
  return (
    <figure className={styles.code}>
      <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={recordPage.log.code}>
        <path d={path} />
      </svg>
      <figcaption aria-hidden="true">{recordPage.log.code}</figcaption>
    </figure>
  )
}
