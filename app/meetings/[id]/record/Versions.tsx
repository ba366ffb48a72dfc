'use client'
import { useState } from 'react'
import type { MeetingStatus } from '../../../../lib/meeting/names'
import type { Form } from '../../../../lib/meeting/recording'
import type { Member } from '../../../../lib/meeting/state'
import { can } from '../../../../lib/policy/can'
import type { Makeable, Versions as View } from '../../../../lib/protocol/record'
import { summaryPage } from '../../../../lib/text/circulation'
import { versionName, versionPage as words } from '../../../../lib/text/record'
import { useAnalysis } from '../../../live/useDrafts'
import { Actions, Button } from '../../../ui/Button'
import { TextArea } from '../../../ui/Field'
import { Notice } from '../../../ui/Notice'
import { Tag } from '../../../ui/Tag'
import { focusHome } from '../../../ui/useFocusKept'
import { WhenReady } from '../../../ui/WhenReady'
import { asking } from './asking'
import { isAsRead } from './asRead'
import { Corrections } from './Corrections'
import { Earlier } from './Earlier'
import { Problem } from './Problem'
import { useWish } from './useWish'
import styles from './Versions.module.css'

type Props = { meeting: string; me: Member; status: MeetingStatus; versions: View; form: Form }

const LEADS = {
  record: { title: words.who, lead: words.whoLead },
  summary: { title: summaryPage.who, lead: summaryPage.whoLead },
} as const

/** Who gets the record, or the summary of it: each version to look at, what holds it back, and approving those that are ready. Never printed. */
export function Versions({ meeting, me, status, versions, form }: Props) {
  const { n, corrections, analysis } = versions
  const { makeable, approved } = versions.papers[form]
  const { wish, again, busy, problem } = useWish(meeting)
  const free = makeable.filter(isFree).map(({ recipient }) => recipient.id)
  const before = approved.at(-1)?.recipients.map(({ id }) => id) ?? ['professionals']
  const [ticked, setTicked] = useState<readonly string[]>(before)
  const [changed, setChanged] = useState('')
  const written = useAnalysis(meeting, me, status)
  const stale = form === 'record' && !isAsRead(written, analysis.paragraphs)
  const mayApprove = can(me, `approve-${form}`, { status }) === null
  const chosen = free.filter(id => ticked.includes(id))
  const approve = async () => {
    const text = changed.trim()
    const asked = { n, recipients: chosen, analysis: analysis.seen, ...(text ? { changed: text } : {}) }
    const done = await wish(
      form === 'summary' ? { do: 'approve-summary', n, recipients: chosen } : { do: 'approve-record', ...asked },
    )
    if (done) setChanged('')
  }
  const toggle = (id: string) => setTicked(now => (now.includes(id) ? now.filter(one => one !== id) : [...now, id]))
  return (
    <section className={styles.panel} aria-labelledby={`${form}-versions`} {...focusHome}>
      <h2 id={`${form}-versions`}>{LEADS[form].title}</h2>
      <p className={styles.lead}>{LEADS[form].lead}</p>
      <WhenReady>
        <ul className={styles.list}>
          {makeable.map(one => (
            <Row
              key={one.recipient.id}
              meeting={meeting}
              form={form}
              one={one}
              chosen={mayApprove ? chosen.includes(one.recipient.id) : null}
              toggle={toggle}
            />
          ))}
        </ul>
        {mayApprove ? (
          <div className={styles.approve}>
            {approved.length && form === 'record' ? (
              <TextArea
                label={words.changed}
                hint={words.changedHint}
                value={changed}
                onChange={setChanged}
                maxLength={1500}
              />
            ) : null}
            {stale ? (
              <Notice tone="warn">
                <p>{words.stale}</p>
                <Actions>
                  <Button small disabled={written.keeping.is === 'not-yet'} onClick={again}>
                    {words.remake}
                  </Button>
                </Actions>
              </Notice>
            ) : null}
            <Button
              look="primary"
              aria-disabled={busy || undefined}
              disabled={stale || chosen.length === 0}
              onClick={() => void approve()}
            >
              {words.approve(chosen.length)}
            </Button>
            <Problem>{problem}</Problem>
          </div>
        ) : null}
      </WhenReady>
      <Earlier meeting={meeting} form={form} approved={approved} />
      {form === 'record' ? <Corrections meeting={meeting} me={me} status={status} corrections={corrections} /> : null}
    </section>
  )
}

const isFree = ({ blocked, unsaid, released }: Makeable) => !unsaid && (blocked === 0 || released)

type RowProps = { meeting: string; form: Form; one: Makeable; chosen: boolean | null; toggle(id: string): void }

function Row({ meeting, form, one, chosen, toggle }: RowProps) {
  const { recipient } = one
  const name = versionName(recipient)
  const query = asking(form)
  return (
    <li>
      {chosen === null ? null : (
        <input
          type="checkbox"
          aria-label={words.include(name)}
          checked={chosen}
          disabled={!isFree(one)}
          onChange={() => toggle(recipient.id)}
        />
      )}
      <a href={`/meetings/${meeting}/record/${recipient.id}${query && `?${query}`}`}>{name}</a>
      <span className={styles.kind}>{words.kindOf[recipient.kind]}</span>
      <span className={styles.tags}>
        <Standing one={one} />
      </span>
    </li>
  )
}

function Standing({ one: { leftOut, blocked, unsaid, bare, released } }: { one: Makeable }) {
  if (unsaid) return <Tag tone="warn">{words.unsaid}</Tag>
  if (blocked === 0)
    return (
      <>
        {bare ? <Tag tone="warn">{words.bare}</Tag> : null}
        <Tag>{words.leftOut(leftOut)}</Tag>
      </>
    )
  return <Tag tone={released ? 'warn' : 'stop'}>{released ? words.heldLetGo : words.heldBack}</Tag>
}
