'use client'
import { useState } from 'react'
import type { DecisionView } from '../../../../lib/board/matters'
import { typed } from '../../../../lib/board/wording'
import { professionalsOf } from '../../../../lib/meeting/state'
import { VIEWS, type View } from '../../../../lib/statements/stance'
import { decide, VIEW_WORDS } from '../../../../lib/text/decide'
import { shell } from '../../../../lib/text/shell'
import { Actions, Button } from '../../../ui/Button'
import { Dialog, DialogActions } from '../../../ui/Dialog'
import { Check, TextArea } from '../../../ui/Field'
import { useKeptText } from '../ui/kept'
import { useMeetingValue } from '../ui/MeetingContext'
import styles from './Matters.module.css'

/** Where this person's agency stands: one tap says it; a reason, or a formal dissent, can follow. */
export function OwnStance({ decision }: { decision: DecisionView }) {
  const { live, me, may, agencyName, audience } = useMeetingValue()
  const [why, setWhy] = useState(false)
  if (!may('stance')) return null
  const own = decision.stances.find(one => one.agency === me.agency && !one.earlier)
  const sending = live.sending.some(one => one.statement.kind === 'stance' && one.statement.decision === decision.id)
  const say = (view: View, more: { reason?: string; formal?: true } = {}) => {
    const board = professionalsOf(audience(decision.audience))
    const about = { decision: decision.id, version: decision.version }
    const seen = audience(board)?.version ?? 0
    live.share(board, { kind: 'stance', v: 1, seen, ...about, view, ...more })
  }
  const owes = own && (own.view === 'disagrees' || own.view === 'reservation')
  return (
    <>
      <h4 className={styles.for}>{decide.yours(agencyName(me.agency))}</h4>
      <Actions>
        {VIEWS.map(view => (
          <Button
            key={view}
            small
            look={own?.view === view ? 'primary' : 'plain'}
            aria-pressed={own?.view === view}
            disabled={sending}
            onClick={() => say(view)}
          >
            {VIEW_WORDS[view].tap}
          </Button>
        ))}
        {owes ? (
          <Button small onClick={() => setWhy(true)}>
            {decide.sayWhy}
          </Button>
        ) : null}
      </Actions>
      <p role="status" className={styles.quiet}>
        {sending ? decide.sending : ''}
      </p>
      {why && own ? <WhyDialog decision={decision} view={own.view} onSay={say} onClose={() => setWhy(false)} /> : null}
    </>
  )
}

type WhyProps = {
  decision: DecisionView
  view: View
  onSay(view: View, more: { reason?: string; formal?: true }): void
  onClose(): void
}

function WhyDialog({ decision, view, onSay, onClose }: WhyProps) {
  const words = decide.stance
  const [reason, setReason, letGo] = useKeptText(`stance ${decision.id}`)
  const [formal, setFormal] = useState(false)
  const [asked, setAsked] = useState(false)
  const say = () => {
    setAsked(true)
    if (!typed(reason)) return
    onSay(view, { reason: typed(reason), ...(formal ? { formal: true } : {}) })
    letGo()
    onClose()
  }
  return (
    <Dialog title={words.title} onClose={onClose}>
      <TextArea
        label={words.reason}
        value={reason}
        onChange={setReason}
        maxLength={1500}
        problem={asked && !typed(reason) ? words.missing : undefined}
      />
      {view === 'disagrees' ? (
        <Check label={words.formal} hint={words.formalHint} checked={formal} onChange={setFormal} />
      ) : null}
      <DialogActions>
        <Button look="primary" onClick={say}>
          {words.submit}
        </Button>
        <Button onClick={onClose}>{shell.cancel}</Button>
      </DialogActions>
    </Dialog>
  )
}
