import { connection } from 'next/server'
import { emergency as words } from '../../lib/text/emergency'
import { services } from '../../server/services'
import { AdminTop } from '../admin/AdminTop'
import { Empty } from '../ui/Empty'
import { Page } from '../ui/Page'
import { Panel } from '../ui/Panel'
import { signedIn } from '../who'
import { AskToRead } from './AskToRead'
import { Chaired } from './Chaired'
import { Confirm } from './Confirm'
import { Follow } from './Follow'
import { Open } from './Open'
import styles from './page.module.css'

export const metadata = { title: words.page }

/** Where somebody without a place asks to read a meeting now, and somebody else confirms it. */
export default async function EmergencyPage() {
  await connection()
  const who = await signedIn('/emergency')
  const { may, open, chaired, asked } = await services().emergency.view(who)
  return (
    <>
      <AdminTop person={who.person} />
      <Follow open={open.length} asked={asked.length} />
      <Page narrow>
        <div>
          <h1>{words.title}</h1>
          {may ? <p className={styles.lead}>{words.lead}</p> : null}
        </div>
        {open.length ? <Open open={open} /> : null}
        {chaired.length ? <Chaired told={chaired} /> : null}
        {asked.length || !may ? <Asked may={may} asked={asked} told={open.length + chaired.length} /> : null}
        {may ? (
          <Panel id="ask" title={words.ask.title}>
            <AskToRead />
          </Panel>
        ) : null}
      </Page>
    </>
  )
}

type AskedProps = { may: boolean; told: number; asked: React.ComponentProps<typeof Confirm>['asked'] }

/** What waits to be confirmed; for whoever has nothing here at all, that. */
function Asked({ may, asked, told }: AskedProps) {
  if (asked.length)
    return (
      <Panel id="confirm" title={words.confirm.title}>
        <Confirm asked={asked} />
      </Panel>
    )
  return may || told ? null : (
    <Empty title={words.nothing.title} level={2}>
      <p>{words.nothing.body}</p>
    </Empty>
  )
}
