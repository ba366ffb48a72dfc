'use client'
import { usePathname } from 'next/navigation'
import { cannotWait } from '../../lib/text/cannot-wait'
import { emergency } from '../../lib/text/emergency'
import { Told } from '../emergency/Told'
import styles from './Alerted.module.css'
import { LinkButton } from './Button'
import { Notice } from './Notice'
import { useAlerts } from './useAlerts'

const QUIET = ['/', '/sign-in', '/set-up', '/verify', '/second-factor', '/step-up']

/** On whichever page: something cannot wait for whoever is signed in. It says where to read it, and nothing of what it is. */
export function Alerted() {
  const path = usePathname()
  return QUIET.some(page => path === page || (page !== '/' && path.startsWith(`${page}/`))) ? null : (
    <Asking path={path} />
  )
}

function Asking({ path }: { path: string }) {
  const view = useAlerts()
  const elsewhere = (view?.raised ?? []).filter(({ meeting }) => !path.startsWith(`/meetings/${meeting}/`))
  const told = view?.emergency.told ?? []
  const waiting = path === '/emergency' ? 0 : (view?.emergency.waiting ?? 0)
  if (elsewhere.length + told.length + waiting === 0) return null
  return (
    <div className={styles.banner}>
      {told.map(one => (
        <Told key={one.id} told={one} seen words={emergency.told} />
      ))}
      {waiting ? (
        <Notice tone="warn" title={emergency.waiting.title(waiting)} level={2} role="alert">
          <LinkButton small look="primary" href="/emergency">
            {emergency.waiting.look}
          </LinkButton>
        </Notice>
      ) : null}
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
