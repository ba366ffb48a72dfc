import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { connection } from 'next/server'
import { fromElsewhere } from '../../../../lib/protocol/paths'
import { keepingPage as words } from '../../../../lib/text/keeping'
import { errors } from '../../../../lib/text/shell'
import { services } from '../../../../server/services'
import { LinkButton } from '../../../ui/Button'
import { Page } from '../../../ui/Page'
import { Plain } from '../../../ui/Plain'
import { TopBar } from '../../../ui/TopBar'
import { noMeeting, signedIn } from '../../../who'
import { ComeBack } from '../trail/ComeBack'
import { MeetingTop } from '../ui/MeetingTop'
import { Access } from './Access'
import { End } from './End'
import { Hold } from './Hold'
import { Kept } from './Kept'
import styles from './keeping.module.css'
import { Taken } from './Taken'

export const metadata = { title: words.page }

/** How long a meeting is kept and why, what was taken down and waits for a decision, and how the meeting ends. */
export default async function KeepingPage({ params }: { params: Promise<{ id: string }> }) {
  await connection()
  const { id } = await params
  const path = `/meetings/${id}/keeping`
  if (fromElsewhere((await headers()).get('sec-fetch-site'))) return <Elsewhere path={path} />
  const session = await signedIn(path)
  const entrance = await services().read.entrance(session, id)
  const view = await services().read.keeping(session, id)
  if (!entrance) return noMeeting(session, id)
  if (!view) redirect(`/meetings/${id}`)
  return (
    <>
      <MeetingTop entrance={entrance} page="keeping" />
      <Page>
        <div>
          <h1>{words.title}</h1>
          <p className={styles.lead}>{words.lead}</p>
        </div>
        <div className={styles.columns}>
          <div className={styles.column}>
            <Kept meeting={id} view={view} />
            <Taken meeting={id} view={view} />
          </div>
          <div className={styles.column}>
            <Hold meeting={id} view={view} />
            <End meeting={id} view={view} />
            <Access access={view.access} />
          </div>
        </div>
      </Page>
    </>
  )
}

const Elsewhere = ({ path }: { path: string }) => (
  <>
    <TopBar />
    <Plain title={errors.elsewhere.title} body={words.elsewhere}>
      <LinkButton href={path}>{words.open}</LinkButton>
      <ComeBack path={path} />
    </Plain>
  </>
)
