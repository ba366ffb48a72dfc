'use client'
import { useMemo, useRef, useState } from 'react'
import type { LocalClocks } from '../../../../lib/meeting/clocks'
import { PART_NAMES } from '../../../../lib/meeting/setup/change'
import { problemsOf } from '../../../../lib/meeting/setup/problems'
import type { Problem } from '../../../../lib/meeting/setup/read'
import type { Directory, OpenSetUp } from '../../../../lib/protocol/set-up'
import { setup } from '../../../../lib/text/setup'
import { Button } from '../../../ui/Button'
import { Notice } from '../../../ui/Notice'
import { TopBar } from '../../../ui/TopBar'
import { WhenReady } from '../../../ui/WhenReady'
import { Discard } from './Discard'
import { FormContext } from './form'
import { KeptState, Overtaken } from './Kept'
import { FormPage, Parts, Wrong } from './Parts'
import styles from './page.module.css'
import { finish } from './send'
import { useDraft } from './useDraft'

/** The form in parts. It is kept as it is typed; "Set up" says what is missing beside each field, or makes the meeting. */
export function SetUp({ form, directory: found, today }: { form: OpenSetUp; directory: Directory; today: string }) {
  const [directory, setDirectory] = useState(found)
  const { draft, kept, change, flush, settle, version, end } = useDraft(form)
  const around = useMemo(() => ({ today, clocks: new Map(Object.entries(directory.clocks)) }), [today, directory])
  const own = useMemo(() => problemsOf(draft, around), [draft, around])
  const [asked, setAsked] = useState(false)
  const [theirs, setTheirs] = useState<Problem[]>([])
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState(false)
  const summary = useRef<HTMLDivElement>(null)
  const problems = asked ? [...own, ...theirs] : []

  const show = (found: readonly Problem[]) => {
    setAsked(true)
    setBusy(false)
    const [first] = found
    requestAnimationFrame(() => ((first && document.getElementById(first.at)) || summary.current)?.focus())
  }
  const doIt = async () => {
    setFault(false)
    if (own.length > 0) return show(own)
    setBusy(true)
    const outcome = (await flush()) ? await finish(form.id, version()) : { kind: 'away' as const }
    if (outcome.kind === 'done') {
      end()
      return location.assign(`/meetings/${form.id}/invitations`)
    }
    if (outcome.kind === 'problems') {
      setTheirs(outcome.problems)
      return show(outcome.problems)
    }
    setFault(true)
    show([])
  }
  const setClocks = (agency: string, clocks: LocalClocks) =>
    setDirectory(known => ({ ...known, clocks: { ...known.clocks, [agency]: clocks } }))
  const changed: typeof change = to => {
    setTheirs([])
    change(to)
  }

  return (
    <FormContext
      value={{
        draft,
        directory,
        around,
        change: changed,
        setClocks,
        problem: at => problems.find(one => one.at === at)?.sentence,
      }}
    >
      <TopBar title={setup.page} status={<KeptState kept={kept} />} />
      <FormPage title={setup.page} own={own} parts={PART_NAMES} secret={setup.private}>
        <div ref={summary} tabIndex={-1} className={styles.spot}>
          <Overtaken kept={kept} settle={settle} />
          {fault && kept.kind !== 'overtaken' && kept.kind !== 'gone' ? (
            <Notice tone="stop" role="alert" title={setup.fault} />
          ) : null}
        </div>
        <WhenReady>
          <Parts parts={PART_NAMES} />
          <Wrong problems={problems} />
          <div className={styles.actions}>
            <Button look="primary" aria-disabled={busy || undefined} onClick={() => void (busy || doIt())}>
              {busy ? setup.doing : setup.do}
            </Button>
            <Discard id={form.id} onGone={end} />
          </div>
        </WhenReady>
      </FormPage>
    </FormContext>
  )
}
