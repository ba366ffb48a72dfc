'use client'
import { type Draft, saidIn } from '../../../../lib/board/compose'
import { isFamily } from '../../../../lib/policy/can'
import { board } from '../../../../lib/text/board'
import { compose } from '../../../../lib/text/compose'
import { prepare } from '../../../../lib/text/prepare'
import { Button } from '../../../ui/Button'
import { Icon } from '../../../ui/Icon'
import { Notice } from '../../../ui/Notice'
import { Panel } from '../../../ui/Panel'
import { Tag } from '../../../ui/Tag'
import { useMeetingValue } from '../ui/MeetingContext'
import { Who } from '../ui/Who'
import { Words } from '../ui/Words'
import styles from './Prepare.module.css'

type Props = { draft: Draft; onChange(change: Pick<Draft, 'held'>): void }

/** The row as it will stand on the board, drawn by what draws the board, and who would read it. */
export function Preview({ draft, onChange }: Props) {
  const { me, state, audience, childName } = useMeetingValue()
  const to = audience(draft.audience)
  const readers = to?.readers?.filter(({ person }) => person !== me.person) ?? []
  const said = saidIn(draft)
  const voice = !!said.childView?.exactWords
  const withFamily = readers.some(isFamily)
  const canHold = withFamily && audience('professionals') !== undefined
  return (
    <>
      <Panel
        id="preview"
        title={prepare.preview.title}
        aside={<span className={styles.people}>{prepare.preview.people(readers.length)}</span>}
      >
        <div className={styles.preview} data-voice={voice || undefined}>
          {said.body || voice ? (
            <>
              <Who by={me} />
              <div>
                {to && to.kind !== 'meeting' ? (
                  <p className={styles.tag}>
                    <Tag tone="restrict">
                      <Icon name="lock" />
                      {to.kind === 'own' ? compose.audienceLabel(to, state.audiences) : board.readBy[to.kind]}
                    </Tag>
                  </p>
                ) : null}
                {draft.nature ? (
                  <Words
                    content={{ ...said, heading: draft.heading, nature: draft.nature, children: draft.children }}
                    about={draft.children.map(childName)}
                  />
                ) : (
                  <p>{said.body}</p>
                )}
              </div>
            </>
          ) : (
            <p className={styles.foot}>{prepare.preview.empty}</p>
          )}
        </div>
      </Panel>
      {canHold ? (
        <Notice>
          <p>{prepare.family}</p>
          <div>
            <Button small onClick={() => onChange({ held: true })}>
              {prepare.hold}
            </Button>
          </div>
        </Notice>
      ) : null}
    </>
  )
}
