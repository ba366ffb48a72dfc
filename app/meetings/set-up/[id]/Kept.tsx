'use client'
import type { OpenSetUp } from '../../../../lib/protocol/set-up'
import { clock } from '../../../../lib/text/dates'
import { setup } from '../../../../lib/text/setup'
import { Button } from '../../../ui/Button'
import { Notice } from '../../../ui/Notice'
import styles from './page.module.css'
import type { Kept } from './useDraft'

/** The quiet line at the top: whether what is on the screen is kept. */
export function KeptState({ kept }: { kept: Kept }) {
  const words =
    kept.kind === 'saved' ? setup.saved(clock(kept.at)) : kept.kind === 'saving' ? setup.saving : setup.notSaved
  return (
    <p role="status" className={styles.kept} data-kept={kept.kind}>
      {words}
    </p>
  )
}

/** A colleague was faster, or the draft is gone: nothing on the screen is taken away. */
export function Overtaken({ kept, settle }: { kept: Kept; settle(theirs: OpenSetUp, mine: boolean): void }) {
  if (kept.kind === 'gone')
    return (
      <Notice tone="stop" title={setup.gone.title} role="alert">
        <p>{setup.gone.body}</p>
      </Notice>
    )
  if (kept.kind !== 'overtaken') return null
  const { theirs } = kept
  return (
    <Notice tone="warn" title={setup.overtaken.title} role="alert">
      <p>{setup.overtaken.body(theirs.by)}</p>
      <div className={styles.actions}>
        <Button small onClick={() => settle(theirs, false)}>
          {setup.overtaken.theirs}
        </Button>
        <Button small onClick={() => settle(theirs, true)}>
          {setup.overtaken.mine}
        </Button>
      </div>
    </Notice>
  )
}
