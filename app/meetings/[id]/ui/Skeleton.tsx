import { board } from '../../../../lib/text/board'
import type { Live } from '../../../live/types'
import { NetworkBlocks } from './NetworkBlocks'
import styles from './Skeleton.module.css'

/** The board's outline while the connection is made. */
export function Skeleton({ live }: { live: Live }) {
  return (
    <main id="main" tabIndex={-1} className={styles.skeleton}>
      {live.blocked ? <NetworkBlocks /> : <p className={styles.words}>{board.loading}</p>}
      <div aria-hidden="true" className={styles.lines}>
        {['a', 'b', 'c', 'd'].map(key => (
          <div key={key} className={styles.row}>
            <i />
            <div>
              <i />
              <i />
            </div>
          </div>
        ))}
      </div>
    </main>
  )
}
