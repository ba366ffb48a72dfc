'use client'
import { usePathname } from 'next/navigation'
import { cannotWait } from '../../lib/text/cannot-wait'
import styles from './Alerted.module.css'
import { LinkButton } from './Button'
import { later, useLater } from './later'
import { Notice } from './Notice'
import { useAlerts } from './useAlerts'

const emergencyNews = later(() => import('../emergency/News').then(({ News }) => News))

const QUIET = ['/', '/sign-in', '/set-up', '/verify', '/second-factor', '/step-up', '/room']
/** Everybody in the room reads this one, whoever may be signed in beside it. */
const ROOM = /^\/meetings\/[^/]+\/room$/

/** On whichever page: something cannot wait for whoever is signed in. It says where to read it, and nothing of what it is. */
export function Alerted() {
  const path = usePathname()
  return ROOM.test(path) ||
    QUIET.some(page => path === page || (page !== '/' && path.startsWith(`${page}/`))) ? null : (
    <Asking path={path} />
  )
}

function Asking({ path }: { path: string }) {
  const view = useAlerts()
  const elsewhere = (view?.raised ?? []).filter(({ meeting }) => !path.startsWith(`/meetings/${meeting}/`))
  const all = view?.emergency
  // What waits to be confirmed is on that page itself.
  const news = all && path === '/emergency' ? { ...all, waiting: 0 } : all
  const some = !!news && news.told.length + news.waiting > 0
  const News = useLater(emergencyNews, some)
  if (elsewhere.length === 0 && !some) return null
  return (
    <div className={styles.banner}>
      {News && news ? <News news={news} /> : null}
      {elsewhere.map(({ meeting, at }) => (
        <Notice key={`${meeting} ${at}`} tone="stop" title={cannotWait.banner(at)} level={2} role="alert">
          <p>{cannotWait.bannerBody}</p>
          <LinkButton small look="primary" href={`/meetings/${meeting}/board`}>
            {cannotWait.read}
          </LinkButton>
        </Notice>
      ))}
    </div>
  )
}
