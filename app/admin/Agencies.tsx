import type { AgencyItem } from '../../lib/protocol/administration'
import { AGENCY_TYPE_WORDS, admin } from '../../lib/text/admin'
import { AgencyTile } from '../ui/AgencyTile'
import { Panel } from '../ui/Panel'
import { Table } from '../ui/Table'
import { Tag } from '../ui/Tag'
import styles from './page.module.css'

/** Every agency there is for this person, as a table. */
export function Agencies({ agencies }: { agencies: readonly AgencyItem[] }) {
  return (
    <Panel id="agencies" title={admin.agencies}>
      <Table stacked columns={[admin.columns.agency, admin.columns.people, admin.columns.state]}>
        <tbody>
          {agencies.map(agency => (
            <tr key={agency.id}>
              <td>
                <span className={styles.agency}>
                  <AgencyTile look={agency} />
                  <span>
                    <a className={styles.name} href={`/admin/agencies/${agency.id}`}>
                      {agency.name}
                    </a>
                    <span className={styles.sub}>
                      {agency.code}, {AGENCY_TYPE_WORDS[agency.type]}
                    </span>
                  </span>
                </span>
              </td>
              <td>
                {admin.people(agency.people)}
                {agency.waiting ? <span className={styles.sub}>{admin.waiting(agency.waiting)}</span> : null}
              </td>
              <td>
                <span className={styles.tags}>
                  {agency.disabled ? <Tag tone="stop">{admin.disabled}</Tag> : <Tag tone="ok">{admin.inUse}</Tag>}
                  {!agency.disabled && agency.administrators === 0 && agency.type !== 'family' ? (
                    <Tag tone="warn">{admin.noAdministrator}</Tag>
                  ) : null}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Panel>
  )
}
