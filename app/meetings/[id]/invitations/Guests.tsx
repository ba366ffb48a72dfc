'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { Guest } from '../../../../lib/protocol/invitations'
import { invitations as words } from '../../../../lib/text/invitations'
import { ROLE_WORDS } from '../../../../lib/text/setup'
import { post } from '../../../posted'
import { Button } from '../../../ui/Button'
import { Dialog } from '../../../ui/Dialog'
import { Handed, invited } from '../../../ui/Handed'
import { Notice } from '../../../ui/Notice'
import { Table } from '../../../ui/Table'
import { Tag, type Tone } from '../../../ui/Tag'
import { WhenReady } from '../../../ui/WhenReady'
import styles from './page.module.css'

const TONES: Record<Guest['signIn'], Tone> = { ready: 'ok', 'second-step': 'warn', waiting: 'warn' }
type Made = { name: string; link: string; until: string | null; mail: keyof typeof words.mail }
type Props = { meeting: string; guests: readonly Guest[]; mailIsSet: boolean }

/** Everybody invited, with their invitation to send or to hand over. */
export function Guests({ meeting, guests, mailIsSet }: Props) {
  const router = useRouter()
  const [made, setMade] = useState<Made | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const invite = async ({ person, name }: Guest, mail: boolean) => {
    if (busy) return
    setBusy(true)
    setProblem(null)
    const done = await post(`/api/meetings/${meeting}/invitations`, { person, mail })
    setBusy(false)
    router.refresh()
    const value = done !== 'away' && done.ok ? invited.safeParse(done.value) : null
    if (value?.success) return setMade({ name, ...value.data })
    setProblem(done === 'away' || done.ok ? words.away : done.reason)
  }
  return (
    <WhenReady>
      <div role="alert">
        {problem ? (
          <Notice tone="stop" title={words.problem} level={3}>
            <p>{problem}</p>
          </Notice>
        ) : null}
      </div>
      <Table stacked columns={Object.values(words.columns)}>
        <tbody>
          {guests.map(guest => (
            <Row key={guest.person} guest={guest} mailIsSet={mailIsSet} invite={mail => void invite(guest, mail)} />
          ))}
        </tbody>
      </Table>
      {made ? (
        <Dialog title={words.made(made.name)} onClose={() => setMade(null)}>
          <Handed link={made.link} said={words.mail[made.mail]} tone={made.mail} until={words.untilLine(made.until)}>
            <Button onClick={() => setMade(null)}>{words.done}</Button>
          </Handed>
        </Dialog>
      ) : null}
    </WhenReady>
  )
}

function Row({ guest, mailIsSet, invite }: { guest: Guest; mailIsSet: boolean; invite(mail: boolean): void }) {
  const { name, agency, role, signIn, linkUntil, mailedAt, hold, admitted } = guest
  return (
    <tr>
      <td>
        <span className={styles.name}>{name}</span>
        <span className={styles.sub}>
          {ROLE_WORDS[role]}, {agency}
        </span>
      </td>
      <td>
        <Tag tone={TONES[signIn]}>{words.signIn[signIn]}</Tag>
        {linkUntil ? <span className={styles.sub}>{words.linkUntil(linkUntil)}</span> : null}
        {admitted ? null : <span className={styles.sub}>{words.notAdmitted}</span>}
      </td>
      <td>
        {mailedAt ? words.sent(mailedAt) : words.notSent}
        {hold ? <span className={styles.sub}>{words.hold[hold]}</span> : null}
      </td>
      <td>
        {hold === 'administrator' ? null : (
          <div className={styles.actions}>
            {mailIsSet && hold === null ? (
              <Button small onClick={() => invite(true)}>
                {mailedAt ? words.sendAgain : words.send}
                <span className="sr">{words.of(name)}</span>
              </Button>
            ) : null}
            <Button small onClick={() => invite(false)}>
              {words.copy}
              <span className="sr">{words.of(name)}</span>
            </Button>
          </div>
        )}
      </td>
    </tr>
  )
}
