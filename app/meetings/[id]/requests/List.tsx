import type { Standing } from '../../../../lib/evidence/request'
import type { RequestLine, RequestsView } from '../../../../lib/protocol/requests'
import { BASIS_WORDS, STANDING_WORDS, requestsPage as words } from '../../../../lib/text/requests'
import { Panel } from '../../../ui/Panel'
import { Table } from '../../../ui/Table'
import { Tag, type Tone } from '../../../ui/Tag'
import { RecordForm } from './RecordForm'
import styles from './requests.module.css'

export const TONES: Record<Standing, Tone> = { open: 'plain', due: 'warn', overdue: 'stop', done: 'ok' }

/** Every request, what is still to do first; recording one; and what was exported without one. */
export function List({ meeting, view }: { meeting: string; view: RequestsView }) {
  return (
    <>
      <div>
        <h1>{words.title}</h1>
        <p className={styles.lead}>{words.lead}</p>
      </div>
      {view.list.length ? (
        <section className={styles.panel} aria-label={words.title}>
          <Table columns={words.columns} stacked>
            <tbody>
              {view.list.map(one => (
                <Line key={one.id} meeting={meeting} one={one} />
              ))}
            </tbody>
          </Table>
        </section>
      ) : (
        <Panel id="none" title={words.empty.title}>
          <p className={styles.body}>{words.empty.body}</p>
        </Panel>
      )}
      <Panel id="record" title={words.form.title}>
        <RecordForm meeting={meeting} subjects={view.subjects} today={view.today} />
      </Panel>
      <Panel id="quick" title={words.quick.title}>
        <div className={styles.body}>
          <p className={styles.small}>{words.quick.lead}</p>
          {view.quick.length ? (
            <ul className={styles.plain}>
              {view.quick.map(({ at, name, sha256 }) => (
                <li key={sha256 + at}>
                  {words.quick.line(name, at)}
                  <Fingerprint of={sha256} />
                </li>
              ))}
            </ul>
          ) : (
            <p>{words.quick.none}</p>
          )}
        </div>
      </Panel>
    </>
  )
}

function Line({ meeting, one }: { meeting: string; one: RequestLine }) {
  return (
    <tr>
      <td>
        <a href={`/meetings/${meeting}/requests?of=${one.id}`}>
          <bdi>{one.name}</bdi>
          {one.whose ? <span className="sr">{words.of(one.whose)}</span> : null}
        </a>
      </td>
      <td>
        {BASIS_WORDS[one.basis]}
        {one.whose ? <div className={styles.small}>{one.whose}</div> : null}
      </td>
      <td data-label={words.columns[2]}>{words.day(one.received)}</td>
      <td data-label={words.columns[3]}>{words.day(one.due)}</td>
      <td>
        <Tag tone={TONES[one.standing]}>{STANDING_WORDS[one.standing]}</Tag>
      </td>
    </tr>
  )
}

/** The whole of it: what a reader compares with the file in hand. */
export const Fingerprint = ({ of }: { of: string }) => (
  <div className={styles.small}>
    {words.fingerprint} <code>{of}</code>
  </div>
)
