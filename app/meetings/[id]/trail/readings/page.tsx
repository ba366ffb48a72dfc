import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { connection } from 'next/server'
import { fromElsewhere } from '../../../../../lib/protocol/paths'
import { itemPage, readingsPage } from '../../../../../lib/text/item'
import { errors } from '../../../../../lib/text/shell'
import { services } from '../../../../../server/services'
import { LinkButton } from '../../../../ui/Button'
import { Page } from '../../../../ui/Page'
import { Plain } from '../../../../ui/Plain'
import { TopBar } from '../../../../ui/TopBar'
import { noMeeting, signedIn } from '../../../../who'
import { MeetingTop } from '../../ui/MeetingTop'
import { PrintButton } from '../PrintButton'
import { OpenedTable } from './OpenedTable'
import styles from './readings.module.css'

export const metadata = { title: readingsPage.page }

type Props = { params: Promise<{ id: string }> }

/** Who read a meeting's log; whoever asks stands in the answer. */
export default async function ReadingsPage({ params }: Props) {
  await connection()
  const { id } = await params
  const path = `/meetings/${id}/trail/readings`
  if (fromElsewhere((await headers()).get('sec-fetch-site'))) return <Elsewhere path={path} />
  const session = await signedIn(path)
  const entrance = await services().read.entrance(session, id)
  if (!entrance) return noMeeting(session, id)
  const opened = await services().read.readings(session, id)
  if (!opened) redirect(`/meetings/${id}`)
  return (
    <>
      <MeetingTop entrance={entrance} page="readings">
        <PrintButton />
      </MeetingTop>
      <Page wide>
        <section className={styles.panel} aria-labelledby="readings">
          <h1 id="readings">{readingsPage.title}</h1>
          <p>{readingsPage.lead}</p>
          <OpenedTable opened={opened} none={readingsPage.none} />
        </section>
      </Page>
    </>
  )
}

const Elsewhere = ({ path }: { path: string }) => (
  <>
    <TopBar />
    <Plain title={readingsPage.page} body={itemPage.elsewhere}>
      <LinkButton href={path}>{errors.elsewhere.open}</LinkButton>
    </Plain>
  </>
)
