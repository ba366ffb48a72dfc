'use client'
import { useState } from 'react'
import * as z from 'zod/mini'
import { meetings } from '../../lib/text/meetings'
import { send } from '../posted'
import { Button } from '../ui/Button'
import { Select } from '../ui/Field'
import { Notice } from '../ui/Notice'
import { WhenReady } from '../ui/WhenReady'
import styles from './Home.module.css'

const words = meetings.setUp
const begun = z.object({ id: z.string() })

/** Begins a set-up and goes to its form; the reason is shown where that did not work. */
async function begin(from: string | null): Promise<boolean> {
  const got = await send('/api/set-ups', { from })
  const parsed = begun.safeParse(got?.said)
  if (!parsed.success) return false
  location.assign(`/meetings/set-up/${parsed.data.id}`)
  return true
}

export function Begin({ earlier }: { earlier: readonly { id: string; label: string }[] }) {
  const [from, setFrom] = useState('')
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState(false)
  const go = async (copied: string | null) => {
    if (busy) return
    setBusy(true)
    const done = await begin(copied)
    setFault(!done)
    setBusy(done)
  }
  return (
    <div className={styles.begin}>
      <WhenReady>
        <Button look="primary" aria-disabled={busy || undefined} onClick={() => void go(null)}>
          {words.start}
        </Button>
        {earlier.length ? (
          <>
            <Select
              label={words.from}
              value={from}
              options={[['', words.choose], ...earlier.map(({ id, label }) => [id, label] as const)]}
              onChange={setFrom}
            />
            <Button aria-disabled={!from || busy || undefined} onClick={() => void (from && go(from))}>
              {words.copy}
            </Button>
          </>
        ) : null}
      </WhenReady>
      {fault ? <Notice tone="stop" role="alert" title={words.fault} /> : null}
    </div>
  )
}
