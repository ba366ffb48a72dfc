import { connection } from 'next/server'
import { account } from '../../lib/text/account'
import { clock, dayLong } from '../../lib/text/dates'
import { placeWords } from '../../lib/text/device'
import { services } from '../../server/services'
import styles from '../(auth)/narrow.module.css'
import { Page } from '../ui/Page'
import { SignOut } from '../ui/SignOut'
import { TopBar } from '../ui/TopBar'
import { signedIn } from '../who'
import { Factor } from './Factor'
import { Passphrase } from './Passphrase'
import { Sessions } from './Sessions'

const words = account.own

export const metadata = { title: words.page }

const when = (at: Date) => `${dayLong(at.toISOString())}, ${clock(at.toISOString())}`

/** One's own sign-in: where it is open, the passphrase, the second step. */
export default async function AccountPage() {
  await connection()
  const who = await signedIn('/account')
  const { identity } = services()
  const [ways, sessions] = await Promise.all([identity.ways(who), identity.sessions.of(who.person.id)])
  const here = sessions.find(({ id }) => id === who.id)?.address ?? null
  const rows = sessions.map(({ id, device, address, createdAt, lastSeenAt }) => ({
    ...{ id, device, current: id === who.id },
    place: placeWords(address, id === who.id ? null : here),
    since: words.since(when(createdAt)),
    active: words.active(when(lastSeenAt)),
  }))
  return (
    <>
      <TopBar>
        <SignOut />
      </TopBar>
      <Page narrow>
        <div>
          <h1>{words.title}</h1>
          <p className={styles.lead}>
            {who.person.name}, {who.person.agency}
          </p>
        </div>
        <Sessions rows={rows} />
        {ways.passphrase ? <Passphrase factor={ways.factor} /> : null}
        <Factor ways={ways} />
      </Page>
    </>
  )
}
