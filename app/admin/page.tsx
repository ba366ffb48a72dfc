import { notFound, redirect } from 'next/navigation'
import { connection } from 'next/server'
import { canOversee } from '../../lib/policy/can'
import { admin } from '../../lib/text/admin'
import { services } from '../../server/services'
import { LinkButton } from '../ui/Button'
import { Empty } from '../ui/Empty'
import { Icon } from '../ui/Icon'
import { Page } from '../ui/Page'
import { signedIn } from '../who'
import { AddAgency } from './AddAgency'
import { AdminTop } from './AdminTop'
import { Agencies } from './Agencies'
import styles from './page.module.css'

export const metadata = { title: admin.page }

/** The agencies this person looks after. With one alone, straight to its people. */
export default async function AdminPage() {
  await connection()
  const session = await signedIn('/admin')
  const view = await services().read.administration(session)
  if (!view) notFound()
  const [only] = view.agencies
  if (!view.mayAdd && only && view.agencies.length === 1) redirect(`/admin/agencies/${only.id}`)
  return (
    <>
      <AdminTop person={session.person} />
      <Page>
        <div className={styles.title}>
          <div className={styles.grow}>
            <h1>{admin.title}</h1>
            <p className={styles.lead}>{admin.lead}</p>
          </div>
          {canOversee(session.person) ? null : (
            <LinkButton href="/api/access-log/evidence">
              <Icon name="download" />
              {admin.accessLog}
            </LinkButton>
          )}
          {view.mayAdd ? <AddAgency taken={view.agencies.map(agency => agency.code)} /> : null}
        </div>
        {view.agencies.length ? (
          <Agencies agencies={view.agencies} />
        ) : (
          <Empty title={admin.noAgencies.title} level={2}>
            <p>{admin.noAgencies.body}</p>
          </Empty>
        )}
      </Page>
    </>
  )
}
