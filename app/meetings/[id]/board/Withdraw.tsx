'use client'
import type { ContributionView } from '../../../../lib/board/draft'
import { typed } from '../../../../lib/board/wording'
import { compose } from '../../../../lib/text/compose'
import { shell } from '../../../../lib/text/shell'
import { Button } from '../../../ui/Button'
import { Dialog, DialogActions } from '../../../ui/Dialog'
import { TextArea } from '../../../ui/Field'
import { useKeptText } from '../ui/kept'
import { useMeetingValue } from '../ui/MeetingContext'

export function Withdraw({ view, onClose }: { view: ContributionView; onClose(): void }) {
  const { live, audience } = useMeetingValue()
  const [reason, setReason, letGo] = useKeptText(`withdraw ${view.id}`)
  const withdraw = () => {
    const why = typed(reason)
    live.share(view.audience, {
      kind: 'withdrawal',
      v: 1,
      seen: audience(view.audience)?.version ?? 0,
      contribution: view.id,
      version: view.version,
      heading: view.heading,
      ...(why ? { reason: why } : {}),
    })
    letGo()
    onClose()
  }
  const cancel = () => {
    letGo()
    onClose()
  }
  return (
    <Dialog title={compose.withdraw.title(view.ref)} onClose={onClose}>
      <p>{compose.withdraw.lead}</p>
      <TextArea label={compose.withdraw.reason} value={reason} onChange={setReason} maxLength={1500} />
      <DialogActions>
        <Button look="danger" onClick={withdraw}>
          {compose.withdraw.submit}
        </Button>
        <Button onClick={cancel}>{shell.cancel}</Button>
      </DialogActions>
    </Dialog>
  )
}
