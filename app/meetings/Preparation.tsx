import type { Work } from '../../lib/meeting/work'
import { dayShort } from '../../lib/text/dates'
import { meetings } from '../../lib/text/meetings'
import { prepare } from '../../lib/text/prepare'
import { DUE_WORDS } from '../../lib/text/setup'
import { Tag } from '../ui/Tag'
import styles from './Home.module.css'

const words = meetings.preparation

/** How far this person's agency is with a meeting; for the chair, how far the meeting is. */
export function Preparation({ work }: { work: Work }) {
  const chairs = work.unmarked !== null
  const reports = work.due.find(due => due.what === 'reports')
  return (
    <aside className={styles.prep} aria-labelledby="preparation">
      <h2 id="preparation">{chairs ? words.chairTitle : words.title}</h2>
      <dl>
        {reports ? <Row label={DUE_WORDS.reports} value={<Tag>{dayShort(`${reports.on}T12:00:00Z`)}</Tag>} /> : null}
        {chairs ? (
          <Row label={words.unmarked} value={<Count n={work.unmarked ?? 0} none={words.nothingToMark} tone="warn" />} />
        ) : (
          <Row label={words.shared} value={<Count n={work.shared} none={words.nothingYet} tone="ok" />} />
        )}
        {work.drafts ? (
          <Row
            label={words.drafts}
            value={work.drafts.drafts ? prepare.counted(work.drafts) : <Tag>{words.nothingYet}</Tag>}
          />
        ) : null}
        {work.voices.map(({ child, heard }) => (
          <Row
            key={child}
            label={words.voice(child)}
            value={<Tag tone={heard ? 'ok' : 'plain'}>{heard ? words.heard : words.notHeard}</Tag>}
          />
        ))}
      </dl>
    </aside>
  )
}

const Row = ({ label, value }: { label: string; value: React.ReactNode }) => (
  <div>
    <dt>{label}</dt>
    <dd>{value}</dd>
  </div>
)

const Count = ({ n, none, tone }: { n: number; none: string; tone: 'ok' | 'warn' }) =>
  n === 0 ? <Tag>{none}</Tag> : <Tag tone={tone}>{n}</Tag>
