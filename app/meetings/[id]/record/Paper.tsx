import type { Entrance, RecordView } from '../../../../lib/protocol/views'
import { childrenLine } from '../../../../lib/text/dates'
import { headingTitle } from '../../../../lib/text/headings'
import { MEETING_TYPE_WORDS } from '../../../../lib/text/meetings'
import { callNames, listed } from '../../../../lib/text/names'
import { recordPage as words } from '../../../../lib/text/record'
import { Attendance, Drafted } from './Came'
import { Decisions, Plan } from './Decided'
import { KeptList, Line } from './Kept'
import styles from './Paper.module.css'
import { Part } from './Part'
import { SeeTo } from './SeeTo'
import { Voices } from './Voices'

/** The draft as the sheets it is printed on: the children first, then what was decided, and what it rests on. */
export function Paper({ entrance, view }: { entrance: Entrance; view: RecordView }) {
  const { record, agencies } = view
  const names = callNames(entrance.children)
  return (
    <main id="main" tabIndex={-1} className={styles.paper}>
      <p className={styles.mark}>
        <span>{words.sensitive}</span>
        <span>{words.copy}</span>
      </p>
      <h1>{words.title(MEETING_TYPE_WORDS[entrance.type])}</h1>
      <Facts entrance={entrance} view={view} />
      <SeeTo record={record} />
      <Part id="voices" title={words.voices.title(names)}>
        <Voices record={record} agencies={agencies} />
      </Part>
      <Part id="decisions" title={words.decisions.title}>
        <Decisions record={record} />
      </Part>
      <Part id="plan" title={words.plan.title}>
        <Plan record={record} />
      </Part>
      <Part id="family" title={words.family.title}>
        <Family record={record} />
      </Part>
      <Part id="shared" title={words.shared.title}>
        {record.headings.length ? null : <p>{words.shared.none}</p>}
        {record.headings.map(({ heading, kept }) => (
          <div key={heading}>
            <h3>{headingTitle(heading)}</h3>
            <KeptList kept={kept} agencies={agencies} />
          </div>
        ))}
        <p className={styles.small}>
          {[record.setAside ? words.setAside(record.setAside) : '', view.apart ? words.apart : ''].join(' ')}
        </p>
      </Part>
      {record.annex.length ? (
        <Part id="annex" title={words.annex.title}>
          <p className={styles.small}>{words.annex.lead}</p>
          <ul className={styles.lines}>
            {record.annex.map(one => (
              <Line key={one.id} one={one} />
            ))}
          </ul>
        </Part>
      ) : null}
      {record.late.length ? (
        <Part id="late" title={words.late.title}>
          <p className={styles.small}>{words.late.lead}</p>
          <KeptList kept={record.late} agencies={agencies} />
        </Part>
      ) : null}
      <Part id="there" title={words.attendance.title}>
        <Attendance record={record} />
      </Part>
      <Part id="log" title={words.log.title}>
        <Drafted sealed={view.sealed} />
      </Part>
    </main>
  )
}

function Facts({ entrance, view: { record } }: { entrance: Entrance; view: RecordView }) {
  const { facts } = words
  const from = record.begun ?? entrance.startsAt
  const rows: [string, string | null][] = [
    [facts.children, childrenLine(entrance.children, entrance.startsAt)],
    [facts.held, words.held(from, record.closedAt)],
    [facts.where, entrance.place ?? null],
    [facts.chair, listed(record.chair) || facts.nobody],
    [facts.minutes, listed(record.minutes) || facts.nobody],
    [facts.purpose, record.purpose],
    [facts.concerns, record.concerns.join('\n') || null],
  ]
  return (
    <dl className={styles.facts}>
      {rows.map(([name, value]) =>
        value ? (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ) : null,
      )}
    </dl>
  )
}

function Family({ record: { family } }: Pick<RecordView, 'record'>) {
  if (family.length === 0) return <p>{words.family.none}</p>
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
          </div>
        </li>
      ))}
    </ul>
  )
}
