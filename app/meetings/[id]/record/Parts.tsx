import type { Agency } from '../../../../lib/meeting/setup'
import type { MeetingRecord } from '../../../../lib/record/record'
import { nextIn } from '../../../../lib/record/summary'
import type { LeftOut } from '../../../../lib/record/version'
import { summaryPage } from '../../../../lib/text/circulation'
import { dayWords } from '../../../../lib/text/dates'
import { headingTitle } from '../../../../lib/text/headings'
import { recordPage as words } from '../../../../lib/text/record'
import { Analysed } from './Analysed'
import { Attendance } from './Came'
import { Decisions, Plan } from './Decided'
import { KeptList, Line } from './Kept'
import { Out } from './Out'
import styles from './Paper.module.css'
import { Part } from './Part'
import { Voices } from './Voices'

/** What is not in a version, by the id of the thing; only beside that version. */
export type OutOf = ReadonlyMap<string, LeftOut>
type Props = {
  record: MeetingRecord
  agencies: readonly Agency[]
  names: string[]
  apart?: boolean
  /** The decisions and what follows from them alone. */
  summary?: boolean
  out?: OutOf
  /** Where two records stand on one page, what tells their parts apart. */
  prefix?: string
  /** Where it is written, in the place of the analysis as it stands. */
  writing?: React.ReactNode
  /** What is said where there is nothing; in somebody's copy that is not to say that there was nothing. */
  none?: { decisions: string; plan: string; family: string; shared: string }
}
const NONE = {
  decisions: words.decisions.none,
  plan: words.plan.none,
  family: words.family.none,
  shared: words.shared.none,
}

/** A record as it is printed: the children first, then what was decided, and what it rests on. */
export function Parts({ record, agencies, names, apart, summary, out, prefix = '', writing, none = NONE }: Props) {
  if (summary) return <Summary record={record} out={out} prefix={prefix} none={none} />
  const small = [record.setAside ? words.setAside(record.setAside) : '', apart ? words.apart : ''].join(' ').trim()
  return (
    <>
      {record.voices.length ? (
        <Part inside={prefix !== ''} id={`${prefix}voices`} title={words.voices.title(names)}>
          <Voices record={record} agencies={agencies} out={out} />
        </Part>
      ) : null}
      {writing ?? null}
      {record.analysis && !writing ? (
        <Part inside={prefix !== ''} id={`${prefix}analysis`} title={words.analysis.title}>
          <Analysed paragraphs={record.analysis} out={out} />
        </Part>
      ) : null}
      <WhatWasDecided record={record} out={out} prefix={prefix} none={none} />
      <Part inside={prefix !== ''} id={`${prefix}family`} title={words.family.title}>
        <Family record={record} out={out} none={none.family} />
      </Part>
      <Part inside={prefix !== ''} id={`${prefix}shared`} title={words.shared.title}>
        {record.headings.length ? null : <p>{none.shared}</p>}
        {record.headings.map(({ heading, kept }) => (
          <div key={heading}>
            <h3>{headingTitle(heading)}</h3>
            <KeptList kept={kept} agencies={agencies} out={out} />
          </div>
        ))}
        {small ? <p className={styles.small}>{small}</p> : null}
      </Part>
      {record.annex.length ? (
        <Part inside={prefix !== ''} id={`${prefix}annex`} title={words.annex.title}>
          <p className={styles.small}>{words.annex.lead}</p>
          <ul className={styles.lines}>
            {record.annex.map(one => (
              <Line key={one.id} one={one} out={out} />
            ))}
          </ul>
        </Part>
      ) : null}
      {record.late.length ? (
        <Part inside={prefix !== ''} id={`${prefix}late`} title={words.late.title}>
          <p className={styles.small}>{words.late.lead}</p>
          <KeptList kept={record.late} agencies={agencies} out={out} />
        </Part>
      ) : null}
      {record.attended.length + record.apologies.length + record.absent.length > 0 ? (
        <Part inside={prefix !== ''} id={`${prefix}there`} title={words.attendance.title}>
          <Attendance record={record} />
        </Part>
      ) : null}
    </>
  )
}

type Some = Required<Pick<Props, 'record' | 'prefix' | 'none'>> & { out: OutOf | undefined }

const WhatWasDecided = ({ record, out, prefix, none }: Some) => (
  <>
    <Part inside={prefix !== ''} id={`${prefix}decisions`} title={words.decisions.title}>
      <Decisions record={record} out={out} none={none.decisions} />
    </Part>
    <Part inside={prefix !== ''} id={`${prefix}plan`} title={words.plan.title}>
      <Plan record={record} out={out} none={none.plan} />
    </Part>
  </>
)

/** What was decided, what will be done, and what comes next. */
function Summary(some: Some) {
  const next = nextIn(some.record)
  return (
    <>
      <WhatWasDecided {...some} />
      <Part inside={some.prefix !== ''} id={`${some.prefix}next`} title={summaryPage.next}>
        {next.length ? (
          <ul className={styles.lines}>
            {next.map(({ what, on }) => (
              <li key={`${what}${on}`}>
                <b>{summaryPage.nextOf[what]}</b> {dayWords(on)}
              </li>
            ))}
          </ul>
        ) : (
          <p>{summaryPage.noNext}</p>
        )}
      </Part>
    </>
  )
}

function Family({ record: { family }, out, none }: Pick<Props, 'record' | 'out'> & { none: string }) {
  if (family.length === 0) return <p>{none}</p>
  return (
    <ul className={styles.kept}>
      {family.map(({ id, name, body, about }) => (
        <li key={id}>
          <p className={styles.who}>
            <b>{name}</b>
          </p>
          <div>
            <p className={styles.words}>{body}</p>
            {about ? <p className={styles.meta}>{words.family.about(about)}</p> : null}
            <Out of={out?.get(id)} />
          </div>
        </li>
      ))}
    </ul>
  )
}
