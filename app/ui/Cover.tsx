'use client'
import { useEffect, useId, useRef } from 'react'
import type { IdleView } from '../../lib/protocol/idle'
import { idle as words } from '../../lib/text/idle'
import { Button, LinkButton } from './Button'
import { Icon } from './Icon'
import styles from './Idle.module.css'
import { Logo } from './Logo'

type Props = { view: Exclude<IdleView, { is: 'open' }>; another: boolean; wake(): void; look(): Promise<void> }

/** How often (seconds) the time left is said aloud: every fifteen, and each of the last twenty. */
const said = (left: number) => (left <= 20 ? left : Math.ceil(left / 15) * 15)

/** Over everything, as a modal dialog: nothing under it is painted, read out or reachable, and nothing of it is lost. */
export function Cover({ view, another, wake, look }: Props) {
  const ref = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => {
    const root = document.documentElement
    const dialog = ref.current
    const before = document.activeElement
    root.dataset.covered = ''
    dialog?.showModal()
    return () => {
      delete root.dataset.covered
      dialog?.close()
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true })
    }
  }, [])
  const over = view.is === 'over'
  return (
    <dialog
      ref={ref}
      data-cover=""
      className={styles.cover}
      aria-labelledby={id}
      onCancel={event => {
        event.preventDefault()
        wake()
      }}
      onPointerDown={over ? undefined : wake}
      onKeyDown={event => {
        if (over) return
        event.preventDefault()
        wake()
      }}
    >
      <div className={styles.words}>
        <Logo words />
        <h2 id={id}>
          <Icon name="lock" />
          {over ? words.over : view.is === 'warned' ? words.warned : words.covered}
        </h2>
        {over ? <Over another={another} look={look} /> : <Waiting view={view} />}
      </div>
    </dialog>
  )
}

function Waiting({ view }: { view: Exclude<IdleView, { is: 'open' | 'over' }> }) {
  return (
    <>
      {view.is === 'warned' ? (
        <p role="status">{words.warnedWhy(words.left(said(view.left)))}</p>
      ) : (
        <p>{words.coveredWhy}</p>
      )}
      <p>{words.anyKey}</p>
      <Button look="primary">{words.goOn}</Button>
    </>
  )
}

function Over({ another, look }: { another: boolean; look(): Promise<void> }) {
  return (
    <>
      <p>{another ? words.another : words.overWhy}</p>
      <div className={styles.actions}>
        {another ? (
          <LinkButton look="primary" href="/meetings">
            {words.startAgain}
          </LinkButton>
        ) : (
          <LinkButton look="primary" href="/sign-in" target="_blank" rel="noopener">
            {words.signIn}
          </LinkButton>
        )}
        <Button onClick={() => void look()}>{words.again}</Button>
      </div>
    </>
  )
}
