import { notFound } from 'next/navigation'
import { connection } from 'next/server'
import { invitations as words } from '../../../../lib/text/invitations'
import { MEETING_TYPE_WORDS } from '../../../../lib/text/meetings'
import { setUpAgain } from '../../../../lib/text/set-up-again'
import { services } from '../../../../server/services'
import { AdminTop } from '../../../admin/AdminTop'
import { LinkButton } from '../../../ui/Button'
import { Notice } from '../../../ui/Notice'
import { Page } from '../../../ui/Page'
import { Panel } from '../../../ui/Panel'
import { signedIn } from '../../../who'
import { Guests } from './Guests'
import styles from './page.module.css'

export const metadata = { title: words.page }

/** Who is invited to a meeting, who of them cannot sign in yet, and their invitations. None, and one that is not theirs to see to, look the same. */
export default async function InvitationsPage({ params }: { params: Promise<{ id: string }> }) {
  await connection()
  const { id } = await params
  const who = await signedIn(`/meetings/${id}/invitations`)
  const view = await services().invitations.view(who, id)
  if (!view) notFound()
  const { guests, mailIsSet, meeting } = view
  const waiting = guests.filter(guest => guest.signIn !== 'ready').length
  return (
    <>
      <AdminTop person={who.person} />
      <Page>
        <div>
          <h1>{words.title}</h1>
          <p className={styles.lead}>
            {MEETING_TYPE_WORDS[meeting.type]}, {words.when(meeting.startsAt)}
          </p>
        </div>
        <p className={styles.lead}>{words.lead}</p>
        <div>
          <LinkButton small href={`/meetings/${id}/set-up`}>
            {setUpAgain.link}
          </LinkButton>
        </div>
        <Notice tone={waiting ? 'warn' : 'ok'}>
          <p>{words.notReady(waiting)}</p>
          {mailIsSet ? null : <p>{words.noMail}</p>}
          {guests.some(guest => guest.hold === 'unsafe') ? <p>{words.family}</p> : null}
        </Notice>
        <Panel id="guests" title={words.guests}>
          <Guests meeting={id} guests={guests} mailIsSet={mailIsSet} />
        </Panel>
      </Page>
    </>
  )
}
