'use client'
import { useState } from 'react'
import { can } from '../../../../lib/policy/can'
import { questions as words } from '../../../../lib/text/asking'
import { shell } from '../../../../lib/text/shell'
import { Button } from '../../../ui/Button'
import { Dialog, DialogActions } from '../../../ui/Dialog'
import { Select, TextArea } from '../../../ui/Field'
import { useKeptFields } from '../ui/kept'
import { useMeetingValue } from '../ui/MeetingContext'

/** Something asked of an agency, among professionals. */
export function AskAgency({ onClose }: { onClose(): void }) {
  const { live, me, state, audience, agencyName } = useMeetingValue()
  const [{ agency = '', body = '' }, write, letGo] = useKeptFields('ask an agency')
  const [asked, setAsked] = useState(false)
  const to = audience('professionals')
  const able = (to?.readers ?? []).filter(one => can({ ...one, admitted: true }, 'answer', state.meeting) === null)
  const agencies = [...new Set(able.map(one => one.agency))].filter(name => name !== me.agency)
  const ask = () => {
    setAsked(true)
    if (!to || !agency || !body.trim()) return
    live.share(to.id, { kind: 'question', v: 1, seen: to.version, agency, body: body.trim() })
    letGo()
    onClose()
  }
  return (
    <Dialog title={words.title} onClose={onClose}>
      <p>{words.lead}</p>
      <Select
        label={words.who}
        value={agency}
        options={[['', words.choose], ...agencies.map(name => [name, agencyName(name)] as const)]}
        onChange={next => write({ agency: next, body })}
      />
      <TextArea
        label={words.what}
        value={body}
        onChange={next => write({ agency, body: next })}
        maxLength={1500}
        rows={3}
        problem={asked && (!agency || !body.trim()) ? words.missing : undefined}
      />
      <DialogActions>
        <Button look="primary" onClick={ask}>
          {words.submit}
        </Button>
        <Button onClick={onClose}>{shell.cancel}</Button>
      </DialogActions>
    </Dialog>
  )
}
