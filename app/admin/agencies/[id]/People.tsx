import type { AgencyView, PersonItem } from '../../../../lib/protocol/administration'
import { admin, DUTY_WORDS } from '../../../../lib/text/admin'
import { Panel } from '../../../ui/Panel'
import { Table } from '../../../ui/Table'
import { Tag, type Tone } from '../../../ui/Tag'
import styles from '../../page.module.css'
import { PersonActions } from './PersonActions'

const TONES: Record<PersonItem['state'], Tone> = { ready: 'ok', waiting: 'warn', disabled: 'stop' }

/** The people of an agency, whether each has set up their sign-in, and what can be done. */
export function People({ view }: { view: AgencyView }) {
  return (
    <Panel id="people" title={admin.peopleOf}>
      <Table stacked columns={[admin.columns.name, admin.columns.signIn, admin.columns.actions]}>
        <tbody>
          {view.people.map(person => (
            <tr key={person.id}>
              <td>
                <span className={styles.name}>{person.name}</span>
                <span className={styles.sub}>
                  {person.jobTitle ? `${person.jobTitle}, ` : ''}
                  {person.email}
                </span>
                {person.administers ? <Tag>{DUTY_WORDS[person.administers]}</Tag> : null}
              </td>
              <td>
                <Tag tone={TONES[person.state]}>{admin.state[person.state]}</Tag>
                {person.state === 'waiting' ? (
                  <span className={styles.sub}>
                    {person.link ? admin.linkUntil(person.link.until, person.link.mailed) : admin.noLink}
                  </span>
                ) : null}
                {view.agency.type === 'family' ? (
                  <span className={styles.sub}>
                    {person.safeMail
                      ? admin.safeMail.is(person.safeMail.from, person.safeMail.until)
                      : admin.safeMail.none}
                  </span>
                ) : null}
              </td>
              <td>
                <PersonActions view={view} person={person} />
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Panel>
  )
}
