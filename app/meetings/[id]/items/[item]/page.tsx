import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { connection } from 'next/server'
import { can } from '../../../../../lib/policy/can'
import { fromElsewhere } from '../../../../../lib/protocol/paths'
import { itemPage } from '../../../../../lib/text/item'
import { errors } from '../../../../../lib/text/shell'
import { services } from '../../../../../server/services'
import { LinkButton } from '../../../../ui/Button'
import { Page } from '../../../../ui/Page'
import { Plain } from '../../../../ui/Plain'
import { TopBar } from '../../../../ui/TopBar'
import { noMeeting, signedIn } from '../../../../who'
import { TakeDown } from '../../keeping/TakeDown'
import { PrintButton } from '../../trail/PrintButton'
import { OpenedTable } from '../../trail/readings/OpenedTable'
import { MeetingTop } from '../../ui/MeetingTop'
import { About } from './About'
import { InRecord } from './InRecord'
import styles from './item.module.css'
import { Part } from './Part'
import { OnScreenList, PointedList, ReachedTable, Sights } from './Sights'
import { Wordings } from './Wordings'

export const metadata = { title: itemPage.page }

type Props = { params: Promise<{ id: string; item: string }> }

/** All that the log holds of one item. The address holds two ids; opening it is logged. */
export default async function ItemPage({ params }: Props) {
  await connection()
  const { id, item } = await params
  const path = `/meetings/${id}/items/${item}`
  if (fromElsewhere((await headers()).get('sec-fetch-site'))) return <Elsewhere path={path} />
  const session = await signedIn(path)
  const entrance = await services().read.entrance(session, id)
  if (!entrance) return noMeeting(session, id)
  const life = await services().read.item(session, id, item)
  if (!life) redirect(`/meetings/${id}`)
  const trail = `/meetings/${id}/trail?item=${life.item}`
  return (
    <>
      <MeetingTop entrance={entrance} page="item">
        {life.stands && can(entrance.me, 'take-down', entrance) === null ? (
          <TakeDown meeting={id} statement={life.stands} />
        ) : null}
        <PrintButton />
      </MeetingTop>
      <Page wide>
        <header className={styles.top}>
          <h1>{itemPage.title(life.ref)}</h1>
          <a href={trail}>{itemPage.inTrail}</a>
        </header>
        <p className={styles.intro}>{itemPage.lead}</p>
        {life.speaker ? (
          <p className={styles.intro}>
            <bdi>{itemPage.speaker(life.speaker.name, life.speaker.agency)}</bdi>
          </p>
        ) : null}
        <div className={styles.columns}>
          <div className={styles.column}>
            <Part id="wordings" title={itemPage.wordings.title}>
              <Wordings life={life} />
            </Part>
            <Part id="about" title={itemPage.about.title}>
              <About rows={life.about} agencies={life.agencies} />
            </Part>
            <Part id="record" title={itemPage.record.title} lead={itemPage.record.lead}>
              <InRecord life={life} />
            </Part>
            {life.copies.length > 0 ? (
              <Part id="copies" title={itemPage.copies.title}>
                <ul>
                  {life.copies.map(copy => (
                    <li key={copy.item}>
                      <a href={`/meetings/${id}/items/${copy.item}`}>{copy.ref ?? itemPage.copies.open}</a>
                    </li>
                  ))}
                </ul>
              </Part>
            ) : null}
            <Part id="pointed" title={itemPage.pointed.title}>
              <PointedList pointed={life.pointed} />
            </Part>
            <Part id="on-screen" title={itemPage.onScreen.title} lead={itemPage.onScreen.lead}>
              <OnScreenList shown={life.onScreen} />
            </Part>
          </div>
          <div className={styles.column}>
            <Part id="sights" title={itemPage.sights.title} lead={itemPage.sights.lead}>
              <Sights meeting={id} sights={life.sights} />
            </Part>
            <Part id="reached" title={itemPage.reached.title} lead={itemPage.reached.lead}>
              <ReachedTable reached={life.reached} wordings={life.wordings.length} />
            </Part>
            <Part id="opened" title={itemPage.opened.title} lead={itemPage.opened.lead}>
              <OpenedTable opened={life.opened} none={itemPage.opened.none} />
            </Part>
          </div>
        </div>
      </Page>
    </>
  )
}

const Elsewhere = ({ path }: { path: string }) => (
  <>
    <TopBar />
    <Plain title={itemPage.page} body={itemPage.elsewhere}>
      <LinkButton href={path}>{errors.elsewhere.open}</LinkButton>
    </Plain>
  </>
)
