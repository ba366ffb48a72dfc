'use client'
import type { ContributionView } from '../../../../lib/board/draft'
import { typed } from '../../../../lib/board/wording'
import { professionalsOf } from '../../../../lib/meeting/state'
import { board } from '../../../../lib/text/board'
import { Button } from '../../../ui/Button'
import { TextArea } from '../../../ui/Field'
import { useKeptText } from '../ui/kept'
import { useMeetingValue } from '../ui/MeetingContext'
import styles from './Actions.module.css'

export function ReplyForm({ view, onDone }: { view: ContributionView; onDone(): void }) {
  const { live, audience } = useMeetingValue()
  const [body, setBody, letGo] = useKeptText(`reply ${view.id}`)
  const to = professionalsOf(audience(view.audience))
  const send = () => {
    if (!typed(body)) return
    const seen = audience(to)?.version ?? 0
    live.share(to, { kind: 'reply', v: 1, seen, contribution: view.id, version: view.version, body: typed(body) })
    letGo()
    onDone()
  }
  return (
    <form
      className={styles.reply}
      onSubmit={event => {
        event.preventDefault()
        send()
      }}
      onKeyDown={event => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send()
      }}
    >
      <TextArea
        label={board.reply.label(view.ref)}
        hint={board.reply.hint}
        value={body}
        onChange={setBody}
        maxLength={3000}
        rows={3}
      />
      <Button type="submit" look="primary" small>
        {board.reply.send}
      </Button>
    </form>
  )
}
