'use client'
import { board } from '../../../../lib/text/board'
import { useDisplay } from '../../../ui/DisplayProvider'
import { Panel } from '../../../ui/Panel'
import { Popover } from '../../../ui/Popover'
import styles from './Keys.module.css'

type KeyList = readonly (readonly [string, string])[]

/** Keys and what they do. */
function KeyTable({ keys }: { keys: KeyList }) {
  const { display } = useDisplay()
  return (
    <>
      <dl className={styles.keys}>
        {keys.map(([key, does]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.note}>{display.keys ? board.keys.lead : board.keys.off}</p>
    </>
  )
}

export const KeysPanel = () => (
  <div className={styles.panel}>
    <Panel id="keys" title={board.keys.title}>
      <div className={styles.pad}>
        <KeyTable keys={board.keys.list} />
      </div>
    </Panel>
  </div>
)

export const KeysPopover = ({ keys = board.keys.list }: { keys?: KeyList }) => (
  <span className={styles.popover}>
    <Popover icon="keyboard" label={board.keys.open} title={board.keys.title}>
      <KeyTable keys={keys} />
    </Popover>
  </span>
)
