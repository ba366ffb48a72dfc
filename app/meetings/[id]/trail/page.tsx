import { headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { connection } from 'next/server'
import { can } from '../../../../lib/policy/can'
import { fromElsewhere } from '../../../../lib/protocol/paths'
import { londonToUtc } from '../../../../lib/text/dates'
import { errors } from '../../../../lib/text/shell'
import { trailPage } from '../../../../lib/text/trail-page'
import { services } from '../../../../server/services'
import { LinkButton } from '../../../ui/Button'
import { Icon } from '../../../ui/Icon'
import { Page } from '../../../ui/Page'
import { Plain } from '../../../ui/Plain'
import { TopBar } from '../../../ui/TopBar'
import { signedIn } from '../../../who'
import { MeetingTop } from '../ui/MeetingTop'
import { Claim } from './Claim'
import { ComeBack } from './ComeBack'
import { Filters } from './Filters'
import { PrintButton } from './PrintButton'
import styles from './page.module.css'
import { Rows } from './Rows'

export const metadata = { title: trailPage.page }

type Asked = Record<string, string | string[] | undefined>
const one = (value: string | string[] | undefined) => (typeof value === 'string' && value ? value : undefined)

/** What the address asks for: times are London wall-clock, the end is the end of its minute. */
function filtersIn(asked: Asked) {
  const typed = { from: one(asked.from), to: one(asked.to) }
  const from = typed.from ? londonToUtc(typed.from) : undefined
  const to = typed.to ? londonToUtc(typed.to)?.replace('00.000Z', '59.999999Z') : undefined
  const badTime = (typed.from !== undefined && !from) || (typed.to !== undefined && !to)
  const filters = { person: one(asked.person), agency: one(asked.agency), type: one(asked.type) }
  return { typed, badTime, filters: { ...filters, from: from ?? undefined, to: to ?? undefined } }
}

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Asked> }

export default async function TrailPage({ params, searchParams }: Props) {
  await connection()
  const { id } = await params
  if (fromElsewhere((await headers()).get('sec-fetch-site'))) return <Elsewhere path={`/meetings/${id}/trail`} />
  const session = await signedIn(`/meetings/${id}/trail`)
  const { filters, typed, badTime } = filtersIn(await searchParams)
  const trail = await services().read.trail(session, id, filters)
  const entrance = await services().read.entrance(session, id)
  if (!entrance) notFound()
  if (!trail) redirect(`/meetings/${id}`)
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
            <span>{trailPage.sub(trail.rows.length, trail.total)}</span>
          </header>
          <Filters trail={trail} filters={filters} typed={typed} badTime={badTime} path={`/meetings/${id}/trail`} />
          <Rows trail={trail} />
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
