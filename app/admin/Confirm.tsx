'use client'
import type { AdminCommand } from '../../lib/protocol/administer'
import { admin } from '../../lib/text/admin'
import { Button } from '../ui/Button'
import { Dialog, DialogActions } from '../ui/Dialog'
import { Problem } from './Problem'
import { useCommand } from './useCommand'

type Props = { title: string; body: string; go: string; command: AdminCommand; input: object; onClose(): void }

/** Asks once more before something that ends people's access. */
export function Confirm({ title, body, go, command, input, onClose }: Props) {
  const { run, problem, busy } = useCommand()
  return (
    <Dialog title={title} onClose={onClose}>
      <p>{body}</p>
      <Problem text={problem} />
      <DialogActions>
        <Button
          look="danger"
          aria-disabled={busy || undefined}
          onClick={() => void run(command, input).then(done => done && onClose())}
        >
          {go}
        </Button>
        <Button onClick={onClose}>{admin.cancel}</Button>
      </DialogActions>
    </Dialog>
  )
}
