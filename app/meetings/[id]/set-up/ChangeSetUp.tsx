'use client'
import { useMemo, useRef, useState } from 'react'
import type { LocalClocks } from '../../../../lib/meeting/clocks'
import { PART_NAMES, type Part } from '../../../../lib/meeting/setup/change'
import { problemsOf } from '../../../../lib/meeting/setup/problems'
import type { Directory, MeetingForm } from '../../../../lib/protocol/set-up'
import { clock } from '../../../../lib/text/dates'
import { setUpAgain as words } from '../../../../lib/text/set-up-again'
import { Button, LinkButton } from '../../../ui/Button'
import { Notice } from '../../../ui/Notice'
import { TopBar } from '../../../ui/TopBar'
import { WhenReady } from '../../../ui/WhenReady'
import { FormContext } from '../../set-up/[id]/form'
import { FormPage, Parts, Wrong } from '../../set-up/[id]/Parts'
import styles from '../../set-up/[id]/page.module.css'
import { useChange } from './useChange'

const LATE: readonly Part[] = PART_NAMES.filter(part => part !== 'family')

/** The set-up form of a meeting that is there: nothing of it is anybody else's before "Save the changes". */
export function ChangeSetUp(opened: { form: MeetingForm; directory: Directory; today: string }) {
  const [directory, setDirectory] = useState(opened.directory)
  const { base, draft, change, fields, said, problems, busy, save, undo } = useChange(opened.form)
  const { date } = base.draft
  const around = useMemo(() => {
    const [today = opened.today] = [date, opened.today].sort()
    return { today, clocks: new Map(Object.entries(directory.clocks)) }
  }, [date, opened.today, directory])
  const own = useMemo(() => problemsOf(draft, around), [draft, around])
  const summary = useRef<HTMLDivElement>(null)
  const parts = base.begun ? LATE : PART_NAMES

  const doIt = async () => {
    const [first] = await save()
    requestAnimationFrame(() => ((first && document.getElementById(first.at)) || summary.current)?.focus())
  }
  const setClocks = (agency: string, clocks: LocalClocks) =>
    setDirectory(known => ({ ...known, clocks: { ...known.clocks, [agency]: clocks } }))

  return (
    <FormContext
      value={{
        draft,
        directory,
        around,
        change,
        setClocks,
        ...(base.begun ? { begun: base.draft } : {}),
        problem: at => problems.find(one => one.at === at)?.sentence,
      }}
    >
      <TopBar
        title={words.page}
        status={
          <p role="status" className={styles.kept} data-kept={fields.length ? 'saving' : 'saved'}>
            {fields.length ? words.unsaved(fields) : said.saved ? words.saved(clock(said.saved.at)) : words.nothing}
          </p>
        }
      />
      <FormPage title={words.page} own={problems.length ? own : []} parts={parts} secret={words.private}>
        <p>{words.lead}</p>
        <div>
          <LinkButton small href={`/meetings/${base.id}/invitations`}>
            {words.back}
          </LinkButton>
        </div>
        <div ref={summary} tabIndex={-1} className={styles.spot}>
          {base.begun ? (
            <Notice>
              <p>{words.begun}</p>
            </Notice>
          ) : null}
          <Outcome meeting={base.id} said={said} onTheirs={undo} />
        </div>
        <WhenReady>
          <Parts parts={parts} />
          <Wrong problems={problems} />
          <div className={`${styles.actions} ${styles.save}`}>
            <Button
              look="primary"
              aria-disabled={busy || fields.length === 0 || undefined}
              onClick={() => void (busy || fields.length === 0 || doIt())}
            >
              {busy ? words.saving : words.save}
            </Button>
            {fields.length ? (
              <Button look="quiet" onClick={undo}>
                {words.undo}
              </Button>
            ) : null}
          </div>
        </WhenReady>
      </FormPage>
    </FormContext>
  )
}

type OutcomeProps = { meeting: string; said: ReturnType<typeof useChange>['said']; onTheirs(): void }

/** What came of saving last. */
function Outcome({ meeting, said: { saved, overtaken, fault, gone }, onTheirs }: OutcomeProps) {
  if (gone)
    return (
      <Notice tone="stop" title={words.gone.title} role="alert">
        <p>{words.gone.body}</p>
      </Notice>
    )
  if (fault) return <Notice tone="stop" role="alert" title={fault} />
  if (overtaken)
    return (
      <Notice tone="warn" title={words.overtaken.title} role="alert">
        <p>{words.overtaken.body(overtaken.by)}</p>
        {overtaken.both.length ? <p>{words.overtaken.both(overtaken.both)}</p> : null}
        <div className={styles.actions}>
          <Button small onClick={onTheirs}>
            {words.overtaken.theirs}
          </Button>
        </div>
      </Notice>
    )
  if (!saved?.invited) return null
  return (
    <Notice tone="ok" role="status">
      <p>{words.newcomers(saved.invited)}</p>
      <LinkButton small href={`/meetings/${meeting}/invitations`}>
        {words.invite}
      </LinkButton>
    </Notice>
  )
}
