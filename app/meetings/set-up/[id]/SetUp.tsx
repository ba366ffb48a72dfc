'use client'
import { useMemo, useRef, useState } from 'react'
import type { LocalClocks } from '../../../../lib/meeting/clocks'
import { PART_NAMES, type Part, partOf } from '../../../../lib/meeting/setup/change'
import { problemsOf } from '../../../../lib/meeting/setup/problems'
import type { Problem } from '../../../../lib/meeting/setup/read'
import type { Directory, OpenSetUp } from '../../../../lib/protocol/set-up'
import { setup } from '../../../../lib/text/setup'
import { Button } from '../../../ui/Button'
import { Icon } from '../../../ui/Icon'
import { Notice } from '../../../ui/Notice'
import { TopBar } from '../../../ui/TopBar'
import { WhenReady } from '../../../ui/WhenReady'
import { ChildrenPart } from './ChildrenPart'
import { Discard } from './Discard'
import { FamilyPart } from './FamilyPart'
import { FormContext } from './form'
import { KeptState, Overtaken } from './Kept'
import { MeetingPart } from './MeetingPart'
import { PeoplePart } from './PeoplePart'
import { ProtectPart } from './ProtectPart'
import styles from './page.module.css'
import { finish } from './send'
import { TimesPart } from './TimesPart'
import { useDraft } from './useDraft'

const PARTS: Record<Part, () => React.ReactNode> = {
  meeting: MeetingPart,
  children: ChildrenPart,
  family: FamilyPart,
  protect: ProtectPart,
  people: PeoplePart,
  times: TimesPart,
}

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
      <div className={styles.page}>
        <nav className={styles.nav} aria-label={setup.nav}>
          <ol>
            {PART_NAMES.map(part => (
              <NavItem key={part} part={part} open={own.filter(one => partOf(one.at) === part).length} />
            ))}
          </ol>
          <p className={styles.private}>
            <Icon name="lock" /> {setup.private}
          </p>
        </nav>
        <main id="main" tabIndex={-1} className={styles.main}>
          <h1>{setup.page}</h1>
          <div ref={summary} tabIndex={-1} className={styles.spot}>
            <Overtaken kept={kept} settle={settle} />
            {fault && kept.kind !== 'overtaken' && kept.kind !== 'gone' ? (
              <Notice tone="stop" role="alert" title={setup.fault} />
            ) : null}
          </div>
          <WhenReady>
            {PART_NAMES.map((part, i) => {
              const Fields = PARTS[part]
              return (
                <section key={part} id={`part-${part}`} className={styles.part} aria-labelledby={`title-${part}`}>
                  <header>
                    <h2 id={`title-${part}`}>
                      {i + 1} {setup.parts[part].title}
                    </h2>
                    <p className={styles.hint}>{setup.parts[part].lead}</p>
                  </header>
                  <Fields />
                </section>
              )
            })}
            {problems.length ? (
              <Notice tone="warn" title={setup.wrong(problems.length)} role="status">
                <p>{setup.wrongLead}</p>
              </Notice>
            ) : null}
            <div className={styles.actions}>
              <Button look="primary" aria-disabled={busy || undefined} onClick={() => void (busy || doIt())}>
                {busy ? setup.doing : setup.do}
              </Button>
              <Discard id={form.id} onGone={end} />
            </div>
          </WhenReady>
        </main>
      </div>
    </FormContext>
  )
}

function NavItem({ part, open }: { part: Part; open: number }) {
  return (
    <li>
      <a href={`#part-${part}`}>
        <span className={styles.mark} data-done={open === 0 || undefined}>
          {open === 0 ? <Icon name="check" /> : null}
        </span>
        <span>
          {setup.parts[part].title}
          <span className={styles.hint}>{open === 0 ? setup.complete : setup.toDo(open)}</span>
        </span>
      </a>
    </li>
  )
}
