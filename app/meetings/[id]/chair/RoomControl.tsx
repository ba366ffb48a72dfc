'use client'
import { useState } from 'react'
import { toHex, utf8 } from '../../../../lib/ledger/bytes'
import { nobleHashes } from '../../../../lib/ledger/hashes.noble'
import { codeFrom, codeInTwo, codeText } from '../../../../lib/meeting/screens'
import { clockMinutes } from '../../../../lib/text/dates'
import { roomScreen } from '../../../../lib/text/room-screen'
import { Button } from '../../../ui/Button'
import { Dialog } from '../../../ui/Dialog'
import { Notice } from '../../../ui/Notice'
import { useMeetingValue } from '../ui/MeetingContext'
import styles from './RoomControl.module.css'

const words = roomScreen.control

/** What is on the room screen now, in words; and its panel: a code for another, who is connected since when, the end of it. */
export function RoomControl() {
  const { live, state } = useMeetingValue()
  const [open, setOpen] = useState(false)
  const { room } = state
  if (!room) return null
  const view = live.board.find(one => one.id === room.shows)
  return (
    <>
      {room.screens.length ? <span role="status">{view ? words.shows(view.ref) : words.showsNothing}</span> : null}
      <Button look="strip" small onClick={() => setOpen(true)}>
        {words.open}
      </Button>
      {open ? <Panel onClose={() => setOpen(false)} /> : null}
    </>
  )
}

function Panel({ onClose }: { onClose(): void }) {
  const { live, state } = useMeetingValue()
  const [code, setCode] = useState<string | null>(null)
  const [refused, setRefused] = useState<string | null>(null)
  const ask = async () => {
    const fresh = codeFrom(crypto.getRandomValues(new Uint8Array(8)))
    const hash = toHex(nobleHashes.sha256(utf8(codeText(state.meeting.id, fresh))))
    const reply = await live.act('pair-room', { hash })
    setCode(reply.ok ? fresh : null)
    setRefused(reply.ok ? null : reply.reason)
  }
  const drop = async (screen: string) => {
    const reply = await live.act('drop-room', { screen })
    setRefused(reply.ok ? null : reply.reason)
  }
  const waits = code !== null && state.room?.asked !== null
  return (
    <Dialog title={words.title} onClose={onClose}>
      <p>{words.lead}</p>
      <p className={styles.address}>{`${location.origin}/room`}</p>
      {waits && code ? (
        <>
          <p role="status" className={styles.code}>
            {codeInTwo(code)}
          </p>
          <p>{words.once}</p>
        </>
      ) : null}
      {refused ? (
        <Notice tone="stop" role="alert">
          {refused}
        </Notice>
      ) : null}
      <Button look="primary" onClick={() => void ask()}>
        {waits ? words.again : words.ask}
      </Button>
      {state.room?.screens.length ? (
        <ul className={styles.screens}>
          {state.room.screens.map(({ screen, since }) => (
            <li key={screen}>
              {words.connected(clockMinutes(since))}
              <Button small aria-label={words.dropNamed(clockMinutes(since))} onClick={() => void drop(screen)}>
                {words.drop}
              </Button>
            </li>
          ))}
        </ul>
      ) : (
        <p>{words.none}</p>
      )}
    </Dialog>
  )
}
