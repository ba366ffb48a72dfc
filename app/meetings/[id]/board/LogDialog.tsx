import { shell } from '../../../../lib/text/shell'
import { silence } from '../../../../lib/text/silence'
import { Button } from '../../../ui/Button'
import { Dialog, DialogActions } from '../../../ui/Dialog'
import { Notice } from '../../../ui/Notice'
import styles from './OwnAgency.module.css'

type Props = {
  title: string
  lead?: string
  problem: string | null
  onLog(): void
  onCancel(): void
  onClose(): void
  children: React.ReactNode
}

/** The frame of the small forms that log something without sharing words. */
export function LogDialog({ title, lead, problem, onLog, onCancel, onClose, children }: Props) {
  return (
    <Dialog title={title} onClose={onClose} wide>
      <form
        className={styles.form}
        noValidate
        onSubmit={event => {
          event.preventDefault()
          onLog()
        }}
      >
        {lead ? <p>{lead}</p> : null}
        {problem ? (
          <Notice tone="stop" role="alert">
            <p>{problem}</p>
          </Notice>
        ) : null}
        {children}
        <p>{silence.audience}</p>
        <DialogActions>
          <Button type="submit" look="primary">
            {silence.log}
          </Button>
          <Button onClick={onCancel}>{shell.cancel}</Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
