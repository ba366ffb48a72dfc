import { notFound } from 'next/navigation'
import { connection } from 'next/server'
import { AGENCY_TYPE_WORDS, admin } from '../../../../lib/text/admin'
import { services } from '../../../../server/services'
import { AgencyTile } from '../../../ui/AgencyTile'
import { Empty } from '../../../ui/Empty'
import { Notice } from '../../../ui/Notice'
import { Page } from '../../../ui/Page'
import { Tag } from '../../../ui/Tag'
import { signedIn } from '../../../who'
import { AdminTop } from '../../AdminTop'
import styles from '../../page.module.css'
import { AddPerson } from './AddPerson'
import { AgencyActions } from './AgencyActions'
import { People } from './People'

export const metadata = { title: admin.page }

/** One agency and its people. None, and one this person does not look after, look the same. */
export default async function AgencyPage({ params }: { params: Promise<{ id: string }> }) {
  await connection()
  const { id } = await params
  const session = await signedIn(`/admin/agencies/${id}`)
  const view = await services().read.agency(session, id)
  if (!view) notFound()
  const { agency, people } = view
  const others = (await services().read.administration(session))?.agencies.length ?? 0
  return (
    <>
      <AdminTop person={session.person} />
      <Page>
        {others > 1 ? (
          <a className={styles.back} href="/admin">
            {admin.back}
          </a>
        ) : null}
        <div className={styles.title}>
          <AgencyTile look={agency} />
          <div className={styles.grow}>
            <h1>{agency.name}</h1>
            <p className={styles.lead}>
              {agency.code}, {AGENCY_TYPE_WORDS[agency.type]}
            </p>
          </div>
          {agency.disabled ? <Tag tone="stop">{admin.disabled}</Tag> : null}
          {agency.mayEdit ? <AgencyActions agency={agency} /> : null}
          {view.mayAdd || view.mayAppoint ? <AddPerson view={view} /> : null}
        </div>
        {agency.mayOpen ? null : (
          <Notice>
            <p>{admin.hidden}</p>
          </Notice>
        )}
        {people.length ? <People view={view} /> : null}
        {agency.mayOpen && people.length === 0 ? (
          <Empty title={admin.noPeople.title} level={2}>
            <p>{view.mayAdd ? admin.noPeople.own : admin.noPeople.other}</p>
          </Empty>
        ) : null}
      </Page>
    </>
  )
}
