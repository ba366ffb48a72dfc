import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { connection } from 'next/server'
import { can } from '../../../../lib/policy/can'
import { fromElsewhere } from '../../../../lib/protocol/paths'
import { readingsPage } from '../../../../lib/text/item'
import { keepingPage } from '../../../../lib/text/keeping'
import { requestsPage } from '../../../../lib/text/requests'
import { errors } from '../../../../lib/text/shell'
import { trailPage } from '../../../../lib/text/trail-page'
import { services } from '../../../../server/services'
import { LinkButton } from '../../../ui/Button'
import { Icon } from '../../../ui/Icon'
import { Page } from '../../../ui/Page'
import { Plain } from '../../../ui/Plain'
import { TopBar } from '../../../ui/TopBar'
import { noMeeting, signedIn } from '../../../who'
import { MeetingTop } from '../ui/MeetingTop'
import { type Asked, addressOf, filtersIn } from './asked'
import { Claim } from './Claim'
import { ComeBack } from './ComeBack'
import { Filters } from './Filters'
import { Pages } from './Pages'
import { PrintButton } from './PrintButton'
import styles from './page.module.css'
import { Rows } from './Rows'
import { Search } from './Search'

export const metadata = { title: trailPage.page }

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Asked> }

export default async function TrailPage({ params, searchParams }: Props) {
  await connection()
  const { id } = await params
  if (fromElsewhere((await headers()).get('sec-fetch-site'))) return <Elsewhere path={`/meetings/${id}/trail`} />
  const session = await signedIn(`/meetings/${id}/trail`)
  const asked = await searchParams
  const { filters, typed, badTime, page } = filtersIn(asked)
  const trail = await services().read.trail(session, id, { ...filters, page })
  const entrance = await services().read.entrance(session, id)
  if (!entrance) return noMeeting(session, id)
  if (!trail) redirect(`/meetings/${id}`)
  const path = `/meetings/${id}/trail`
  const mayExport = can(entrance.me, 'export', entrance) === null
  return (
    <>
      <MeetingTop entrance={entrance} page="trail">
        <PrintButton />
        {mayExport ? (
          <LinkButton small href={`/api/meetings/${id}/evidence`}>
            <Icon name="download" />
            {trailPage.export}
          </LinkButton>
        ) : null}
      </MeetingTop>
      <Page wide>
        <Claim trail={trail} />
        <section className={styles.panel} aria-labelledby="log">
          <header className={styles.head}>
            <h1 id="log">{trailPage.title}</h1>
            <span>{trailPage.sub(trail.found, trail.total)}</span>
            <a className={styles.table} href={`${path}/readings`}>
              {readingsPage.link}
            </a>
            {mayExport ? (
              <>
                {can(entrance.me, 'keeping', entrance) === null ? (
                  <a className={styles.table} href={`/meetings/${id}/keeping`}>
                    {keepingPage.link}
                  </a>
                ) : null}
                <a className={styles.table} href={`/meetings/${id}/requests`}>
                  {requestsPage.link}
                </a>
                <a className={styles.table} href={addressOf(`/api${path}/csv`, asked, { page: undefined })}>
                  {trailPage.exportTable}
                </a>
              </>
            ) : null}
          </header>
          <Filters trail={trail} {...{ filters, typed, badTime, path }} />
          <Search meeting={id} filters={filters} agencies={trail.agencies}>
            <Rows {...trail} meeting={id} none={trail.total ? trailPage.none : trailPage.empty} />
            <Pages page={trail.page} pages={trail.pages} to={page => addressOf(path, asked, { page: String(page) })} />
          </Search>
        </section>
      </Page>
    </>
  )
}

const Elsewhere = ({ path }: { path: string }) => (
  <>
    <TopBar />
    <Plain title={errors.elsewhere.title} body={errors.elsewhere.body}>
      <LinkButton href={path}>{errors.elsewhere.open}</LinkButton>
      <ComeBack path={path} />
    </Plain>
  </>
)
