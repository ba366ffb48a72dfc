'use client'
import { lazy, memo, Suspense, useState } from 'react'
import type { ContributionView } from '../../../../lib/board/draft'
import { isSetAside } from '../../../../lib/board/queue'
import { board } from '../../../../lib/text/board'
import { compose } from '../../../../lib/text/compose'
import { Button } from '../../../ui/Button'
import { Icon } from '../../../ui/Icon'
import { later, useLater } from '../../../ui/later'
import { Tag } from '../../../ui/Tag'
import { Marks } from '../ui/Marks'
import { useMeetingValue } from '../ui/MeetingContext'
import { Who } from '../ui/Who'
import { Words } from '../ui/Words'
import { Actions } from './Actions'
import { Additions } from './Additions'
import { Disagrees } from './Disagrees'
import styles from './Row.module.css'
import { SpokenBy } from './SpokenBy'
import { Thread } from './Thread'
import { rowId } from './useView'

/** Comes with the first look. */
const Diff = lazy(() => import('./Diff').then(({ Diff }) => ({ default: Diff })))
const firstMark = later(() => import('./FirstMark').then(({ FirstMark }) => FirstMark))
const forwards = later(() => import('./Forwards').then(({ Forwards }) => Forwards))

type Props = {
  view: ContributionView
  isNew: boolean
  chairHere: boolean
  tabIndex: 0 | -1
  onFocus(id: string): void
}

/** One contribution: who, what, and for professionals the chair's marks. Made again only when something about it is another: a key typed beside a long board must not cost the whole of it. */
export const Row = memo(function Row({ view, isNew, chairHere, tabIndex, onFocus }: Props) {
  const { professional, state, me } = useMeetingValue()
  const held = state.held?.find(
    one => one.contribution === view.id && one.stage === 'first' && one.id !== view.mark?.id,
  )
  const theirs = held && view.by.agency === me.agency
  const FirstMark = useLater(firstMark, !!theirs)
  const Forwards = useLater(forwards, view.widenings.length > 0)
  const voice = !!view.content?.childView?.exactWords
  return (
    <article
      id={rowId(view.id)}
      className={styles.row}
      data-voice={voice || undefined}
      data-chair={chairHere || undefined}
      data-marks={professional || undefined}
      aria-current={chairHere || undefined}
      aria-labelledby={`${rowId(view.id)}-who`}
      tabIndex={tabIndex}
      onFocus={() => onFocus(view.id)}
    >
      <Who id={`${rowId(view.id)}-who`} by={view.by} spoken={view.ref}>
        {isNew ? <small className={styles.new}>{board.isNew}</small> : null}
      </Who>
      <div className={styles.what}>
        <What view={view} />
        <Disagrees id={view.id} />
        {FirstMark && held && theirs ? <FirstMark held={held} /> : null}
        {Forwards ? <Forwards view={view} /> : null}
        <Actions view={view} />
      </div>
      {professional ? (
        <div className={styles.marks}>
          {view.content ? <Marks mark={view.mark} /> : null}
          {chairHere ? <span className={styles.flag}>{board.chairHere}</span> : null}
        </div>
      ) : chairHere ? (
        <div className={styles.marks}>
          <span className={styles.flag}>{board.chairHere}</span>
        </div>
      ) : null}
    </article>
  )
})

function What({ view }: { view: ContributionView }) {
  const { professional } = useMeetingValue()
  if (!view.content)
    return (
      <p className={styles.gone}>
        {board.withdrawn(view.withdrawn?.stamp.at ?? view.stamp.at)}
        {view.withdrawn?.reason ? <bdi>{board.because(view.withdrawn.reason)}</bdi> : '.'}
        <small>{board.withdrawnNote}</small>
      </p>
    )
  if (professional && view.mark && isSetAside(view))
    return (
      <>
        <p className={styles.gone}>
          <bdi>{board.setAside(view.mark.stamp.at, view.mark.reason)}</bdi>
          <small>{board.setAsideNote}</small>
        </p>
        <details className={styles.fold}>
          <summary>{board.showText}</summary>
          <Full view={view} />
        </details>
        <Thread view={view} reasonSaid />
      </>
    )
  return (
    <>
      <Full view={view} />
      {professional ? <Thread view={view} /> : null}
    </>
  )
}

function SeeChange({ view }: { view: ContributionView }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button small look="quiet" onClick={() => setOpen(true)}>
        {board.seeChange}
        <span className="sr"> {view.ref}</span>
      </Button>
      {open ? (
        <Suspense>
          <Diff view={view} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  )
}

function Full({ view }: { view: ContributionView }) {
  const { childName, professional, audience, reading } = useMeetingValue()
  if (!view.content) return null
  const shared = audience(view.audience)
  const kind = shared?.kind ?? 'meeting'
  return (
    <>
      {view.content.late ? (
        <p className={styles.audience}>
          <Tag tone="warn">{board.late}</Tag>
        </p>
      ) : null}
      {professional && kind !== 'meeting' ? (
        <p className={styles.audience}>
          <Tag tone="restrict">
            <Icon name="lock" />
            {shared && (kind === 'own' || kind === 'named') ? compose.audienceLabel(shared, []) : board.readBy[kind]}
          </Tag>
        </p>
      ) : null}
      <SpokenBy view={view} />
      <Words content={view.content} about={view.content.children.map(childName)} inner={professional} />
      <Additions view={view} />
      {view.corrected ? (
        <div className={styles.note}>
          {board.corrected(view.corrected.stamp.at)}
          {view.corrected.reason ? board.because(view.corrected.reason) : '.'}
          {reading ? null : <SeeChange view={view} />}
        </div>
      ) : null}
    </>
  )
}
