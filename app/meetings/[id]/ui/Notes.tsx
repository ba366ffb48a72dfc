'use client'
import { newDraft } from '../../../../lib/board/compose'
import { notes as words } from '../../../../lib/text/notes'
import { useNotes } from '../../../live/useDrafts'
import { Button } from '../../../ui/Button'
import { TextArea } from '../../../ui/Field'
import { Panel } from '../../../ui/Panel'
import { WhenReady } from '../../../ui/WhenReady'
import { useMeetingValue } from './MeetingContext'
import styles from './Notes.module.css'

/** Notes of one's own, kept as they are typed. Nothing of them is shared from here. */
export function Notes() {
  const { state } = useMeetingValue()
  const drafts = useNotes(state)
  const { is } = drafts.keeping
  return (
    <Panel
      id="own-notes"
      title={words.title}
      aside={is === 'opening' ? null : <small>{is === 'kept' ? words.kept : words.notYet}</small>}
    >
      <div className={styles.notes}>
        <p>{words.lead}</p>
        <WhenReady>
          {drafts.list.map(({ id, fields }, i) => (
            <div key={id} className={styles.note}>
              <TextArea
                label={words.label(i + 1)}
                rows={3}
                bind={drafts.field(id, 'body')}
                value={fields.body}
                maxLength={6000}
                onChange={body => drafts.change(id, { body })}
              />
              <Button small look="quiet" onClick={() => drafts.remove(id)}>
                {words.remove(i + 1)}
              </Button>
            </div>
          ))}
          <Button small onClick={() => drafts.begin(newDraft('necessary', [], []))}>
            {words.begin}
          </Button>
        </WhenReady>
      </div>
    </Panel>
  )
}
