'use client'
import { compose } from '../../../../lib/text/compose'
import type { Sending } from '../../../live/types'
import { Tag } from '../../../ui/Tag'
import { useMeetingValue } from '../ui/MeetingContext'
import { Who } from '../ui/Who'
import { Words } from '../ui/Words'
import styles from './Row.module.css'

/** My own words on their way: not on anyone else's board until the server's receipt is here. */
export function SendingRow({ item }: { item: Sending }) {
  const { live, me, childName } = useMeetingValue()
  if (item.statement.kind !== 'contribution') return null
  const { kind: _kind, v: _v, seen: _seen, ...content } = item.statement
  return (
    <li>
      <div className={styles.row} data-marks>
        <Who by={me} />
        <div className={styles.what}>
          <Words content={content} about={content.children.map(childName)} whole={false} />
        </div>
        <div className={styles.marks}>
          <Tag tone="warn">{live.connection.is === 'offline' ? compose.waits : compose.sharing}</Tag>
        </div>
      </div>
    </li>
  )
}
