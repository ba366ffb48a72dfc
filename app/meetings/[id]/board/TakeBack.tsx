'use client'
import { useEffect, useRef, useState } from 'react'
import { compose } from '../../../../lib/text/compose'
import { Button } from '../../../ui/Button'
import { Icon } from '../../../ui/Icon'
import { later, useLater } from '../../../ui/later'
import type { Sharing } from '../drafts/useSharing'
import { useMeetingValue } from '../ui/MeetingContext'
import styles from './TakeBack.module.css'
import { mayAdd } from './useAdding'

const prompts = later(() => import('./Prompts').then(({ Prompts }) => Prompts))

/** What was shared last, and the way back. */
export type Sent = Pick<Sharing, 'sent' | 'takenBack' | 'leftFor' | 'takeBack' | 'bodyId'>

/** Quiet proof that the last share arrived, by the server's own time, and for ten seconds the way to take it back. */
export function SentLine({ composer }: { composer: Sent }) {
  const meeting = useMeetingValue()
  const { live, may } = meeting
  const { sent, takenBack } = composer
  const stamped = live.board.find(view => view.id === sent)
  const adds = !!stamped && mayAdd(meeting, stamped)
  const Prompts = useLater(prompts, adds)
  const onItsWay = live.sending.some(item => item.id === sent)
  return (
    <>
      <div className={styles.line}>
        <p role="status" className={styles.sent}>
          {stamped ? (
            <>
              <Icon name="check" />
              {compose.shared(stamped.stamp.at)}
            </>
          ) : takenBack ? (
            compose.takenBack
          ) : onItsWay ? (
            compose.sharing
          ) : null}
        </p>
        {stamped && may('take-back') ? <Offer key={stamped.id} id={stamped.id} composer={composer} /> : null}
      </div>
      {stamped && adds && Prompts ? (
        <Prompts
          key={stamped.id}
          view={stamped}
          toForm={() => document.getElementById(composer.bodyId)?.focus({ preventScroll: true })}
        />
      ) : null}
    </>
  )
}

/** Ten seconds from the receipt. The seconds are for the eye alone: a screen reader hears the button once. */
function Offer({ id, composer }: { id: string; composer: Sent }) {
  const [left, setLeft] = useState(() => Math.ceil(composer.leftFor(id) / 1000))
  const [problem, setProblem] = useState<string | null>(null)
  const box = useRef<HTMLSpanElement>(null)
  const over = left <= 0
  useEffect(() => {
    const timer = setInterval(() => setLeft(now => now - 1), 1000)
    return () => clearInterval(timer)
  }, [])
  useEffect(() => {
    if (over && box.current?.contains(document.activeElement)) document.getElementById(composer.bodyId)?.focus()
  }, [over, composer.bodyId])
  return (
    <span ref={box} className={styles.offer}>
      {problem ? <span role="alert">{problem}</span> : null}
      <span hidden={over}>
        <Button small onClick={() => void composer.takeBack().then(setProblem)}>
          {compose.takeBack}
        </Button>
        <span aria-hidden="true" className={styles.left}>
          {left}
        </span>
      </span>
    </span>
  )
}
