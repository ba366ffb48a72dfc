'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { isProfessional, leads } from '../../../../lib/policy/can'
import { chairNews as words } from '../../../../lib/text/chair-moves'
import type { Live } from '../../../live/types'
import { Button } from '../../../ui/Button'
import { Dialog, DialogActions } from '../../../ui/Dialog'
import { Notice } from '../../../ui/Notice'
import styles from './Banners.module.css'

const named = ({ roster }: Live, person: string) =>
  roster?.people.find(one => one.person === person)?.name ?? words.somebody

/** What whoever held the chair is told of where it went; null for everybody else, and once they have it again. */
function chairGone(live: Live): string | null {
  const moved = live.roster?.chair?.moved
  const me = live.state?.me
  if (!moved || !me || leads(me) || !moved.from.includes(me.person)) return null
  return words[moved.how](named(live, moved.to), moved.at)
}

/** That nobody who chairs is here, with the deputy's way to take the chair; and, for whoever held it, who does now. */
export function ChairNews({ live }: { live: Live }) {
  const { state, roster } = live
  if (!state || !roster?.chair) return null
  const { here, offered = [] } = roster.chair
  const mine = offered.includes(state.me.person)
  const body = isProfessional(state.me) ? words.others(offered.map(person => named(live, person))) : words.reader
  const gone = chairGone(live)
  return (
    <>
      {here ? null : (
        <Notice tone="warn" title={words.away} level={2}>
          <div className={styles.line}>
            <p>{mine ? words.offered : body}</p>
            {mine ? <Take live={live} meeting={state.meeting.id} /> : null}
          </div>
        </Notice>
      )}
      {gone ? (
        <Notice>
          <p>{gone}</p>
        </Notice>
      ) : null}
    </>
  )
}

function Take({ live, meeting }: { live: Live; meeting: string }) {
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const take = async () => {
    if (busy) return
    setBusy(true)
    const reply = await live.act('take-over', {})
    setBusy(false)
    if (reply.ok) router.push(`/meetings/${meeting}/chair`)
    else setRefused(reply.reason)
  }
  return (
    <>
      <Button look="primary" small onClick={() => setOpen(true)}>
        {words.take}
      </Button>
      {open ? (
        <Dialog title={words.asking} onClose={() => setOpen(false)}>
          <p>{words.lead}</p>
          {refused ? (
            <Notice tone="stop" title={words.refused} level={3} role="alert">
              <p>{refused}</p>
            </Notice>
          ) : null}
          <DialogActions>
            <Button look="primary" onClick={() => void take()}>
              {words.submit}
            </Button>
            <Button onClick={() => setOpen(false)}>{words.back}</Button>
          </DialogActions>
        </Dialog>
      ) : null}
    </>
  )
}
