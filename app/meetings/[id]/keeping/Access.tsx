import type { AccessView } from '../../../../lib/protocol/keeping'
import { keepingPage } from '../../../../lib/text/keeping'
import { Panel } from '../../../ui/Panel'
import styles from './keeping.module.css'

const words = keepingPage.access

/** Until when those who were in the meeting can open it. */
export const Access = ({ access }: { access: AccessView }) => (
  <Panel id="access" title={words.title}>
    <div className={styles.body}>
      <p>{words.rule(access.days)}</p>
      <p>{words.now(access)}</p>
      <p className={styles.small}>{words.after}</p>
    </div>
  </Panel>
)
