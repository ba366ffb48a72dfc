import { can } from '../../../../lib/policy/can'
import type { Entrance, RecordView } from '../../../../lib/protocol/views'
import { draftSheets, footOf } from '../../../../lib/record/sheets'
import { childrenLine } from '../../../../lib/text/dates'
import { MEETING_TYPE_WORDS } from '../../../../lib/text/meetings'
import { callNames, listed } from '../../../../lib/text/names'
import { recordPage as words } from '../../../../lib/text/record'
import { Analysis } from './Analysis'
import { Drafted } from './Came'
import { Circulation } from './Circulation'
import { Clocks } from './Clocks'
import { Facts } from './Facts'
import { Foot } from './Foot'
import styles from './Paper.module.css'
import { Part } from './Part'
import { Parts } from './Parts'
import { SeeTo } from './SeeTo'
import { Versions } from './Versions'

type Props = { entrance: Entrance; view: RecordView; writing?: React.ReactNode }

/** The draft, with what is to be seen to and approved. */
export const Paper = ({ entrance, view }: Props) => (
  <main id="main" tabIndex={-1}>
    <Foot>{footOf(draftSheets(entrance, view).head)}</Foot>
    <Clocks clocks={view.clocks} />
    {(['summary', 'record'] as const).map(form => (
      <Versions
        key={form}
        form={form}
        meeting={entrance.id}
        me={entrance.me}
        status={entrance.status}
        versions={view.versions}
      />
    ))}
    <Circulation meeting={entrance.id} me={entrance.me} status={entrance.status} goings={view.versions.goings} />
    <Draft
      entrance={entrance}
      view={view}
      writing={writes(entrance) ? <Written entrance={entrance} view={view} /> : null}
    />
  </main>
)

const writes = ({ me, status }: Entrance) => can(me, 'analysis', { status }) === null

const Written = ({ entrance: { id, me, status }, view: { versions } }: Pick<Props, 'entrance' | 'view'>) => (
  <Analysis
    meeting={id}
    me={me}
    status={status}
    analysis={versions.analysis}
    approved={versions.papers.record.approved.length}
  />
)

/** The draft as the sheets it is printed on. `writing`: where its analysis is written. */
export function Draft({ entrance, view, writing }: Props) {
  const { record, agencies } = view
  const { facts } = words
  return (
    <article className={styles.paper} aria-labelledby="record">
      <p className={styles.mark}>
        <span>{words.sensitive}</span>
        <span>{words.copy}</span>
      </p>
      <h1 id="record">{words.title(MEETING_TYPE_WORDS[entrance.type])}</h1>
      <Facts
        rows={[
          [facts.children, childrenLine(entrance.children, entrance.startsAt)],
          [facts.held, words.held(record.begun ?? entrance.startsAt, record.closedAt)],
          [facts.where, entrance.place ?? null],
          [facts.chair, listed(record.chair) || facts.nobody],
          [facts.minutes, listed(record.minutes) || facts.nobody],
          [facts.purpose, record.purpose],
          [facts.concerns, record.concerns.join('\n') || null],
        ]}
      />
      <SeeTo record={record} />
      <Parts
        record={record}
        agencies={agencies}
        names={callNames(entrance.children)}
        apart={view.apart}
        writing={writing}
      />
      <Part id="log" title={words.log.title}>
        <Drafted sealed={view.sealed} />
      </Part>
    </article>
  )
}
