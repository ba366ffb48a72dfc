'use client'
import { typed } from '../../../../lib/board/wording'
import { cannotWait } from '../../../../lib/text/cannot-wait'
import { shell } from '../../../../lib/text/shell'
import { Button } from '../../../ui/Button'
import { Dialog, DialogActions } from '../../../ui/Dialog'
import { TextArea } from '../../../ui/Field'
import { useAlerts } from '../../../ui/useAlerts'
import styles from './CannotWait.module.css'
import { useKeptText } from './kept'
import { useMeetingValue } from './MeetingContext'

/** Raising what cannot wait, with the numbers to ring first. */
export function Raise({ onClose }: { onClose(): void }) {
  const { live, state, audience } = useMeetingValue()
  const [body, setBody, letGo] = useKeptText('cannot wait')
  const local = useAlerts()?.local
  const numbers = state.meeting.numbers ?? (local ? [local] : [])
  const to = audience('professionals')
  const raise = () => {
    if (!to || !typed(body)) return
    live.share(to.id, { kind: 'alert', v: 1, seen: to.version, body: typed(body) })
    letGo()
    onClose()
  }
  return (
    <Dialog title={cannotWait.title} onClose={onClose}>
      <p>{cannotWait.notEmergency}</p>
      <dl className={styles.numbers}>
        {cannotWait.numbers(numbers).map(([who, number]) => (
          <div key={number}>
            <dt>{who}</dt>
            <dd>{number}</dd>
          </div>
        ))}
      </dl>
      <TextArea
        label={cannotWait.what}
        hint={cannotWait.whatHint}
        value={body}
        onChange={setBody}
        maxLength={1500}
        rows={3}
      />
      <DialogActions>
        <Button look="primary" disabled={!typed(body)} onClick={raise}>
          {cannotWait.submit}
        </Button>
        <Button onClick={onClose}>{shell.cancel}</Button>
      </DialogActions>
    </Dialog>
  )
}
