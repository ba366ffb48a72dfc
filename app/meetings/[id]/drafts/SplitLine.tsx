'use client'
import type { Draft } from '../../../../lib/board/compose'
import { type Split, splitOf } from '../../../../lib/board/split'
import type { Finding } from '../../../../lib/checks/checks'
import type { CheckName } from '../../../../lib/checks/names'
import { prepare } from '../../../../lib/text/prepare'
import { Button } from '../../../ui/Button'
import styles from './Drafts.module.css'

const words = prepare.split
type Props = { draft: Draft; findings: readonly Finding[]; check: CheckName; onSplit(split: Split): void }

/** Answers a check by making two of one, where that can be done. */
export function SplitButton({ draft, findings, check, onSplit }: Props) {
  const split = splitOf(draft.body, findings, check)
  if (!split) return null
  return (
    <Button small aria-label={words.label(prepare.look.names[check])} onClick={() => onSplit(split)}>
      {words.button}
    </Button>
  )
}

/** That one was made of two, and the way back for as long as both are as they were left. */
export function SplitLine({ unsplit }: { unsplit: (() => void) | null }) {
  return (
    <div role="status" className={styles.split}>
      {unsplit ? (
        <>
          {words.done}
          <Button small onClick={unsplit}>
            {words.undo}
          </Button>
        </>
      ) : null}
    </div>
  )
}
