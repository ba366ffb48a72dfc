import type { ApprovedView } from '../../../../lib/protocol/record'
import type { Entrance } from '../../../../lib/protocol/views'
import { approvedSheets, footOf, wordsOf } from '../../../../lib/record/sheets'
import { shortPrint } from '../../../../lib/text/checkpoint'
import { circulation } from '../../../../lib/text/circulation'
import { clockMinutes, dayLong } from '../../../../lib/text/dates'
import { recordPage, versionPage as words } from '../../../../lib/text/record'
import { Notice } from '../../../ui/Notice'
import { AskCorrection } from './AskCorrection'
import { Drafted } from './Came'
import { Copy } from './Copy'
import { Corrections } from './Corrections'
import { Foot } from './Foot'
import styles from './Paper.module.css'
import { Part } from './Part'

/** An approved version as its recipient reads it, with what they asked to be put right. */
export function Approved({ entrance, view }: { entrance: Entrance; view: ApprovedView }) {
  const { version, number, latest, approved, fingerprint } = view
  const say = wordsOf(version)
  return (
    <main id="main" tabIndex={-1}>
      <Foot>{footOf(approvedSheets(entrance.id, view).head)}</Foot>
      <article className={styles.paper} aria-labelledby="record">
        <Copy version={version} level={1}>
          <p className={styles.small}>
            {say.number(number)}{' '}
            {words.approvedAt(approved.by, `${dayLong(approved.at)}, ${clockMinutes(approved.at)}`)}
          </p>
          {number < latest ? <Notice tone="warn">{say.newer(latest)}</Notice> : null}
          {view.asApproved ? null : <Notice tone="warn">{words.lessThanApproved}</Notice>}
        </Copy>
        <Part id="log" title={words.print}>
          <p className={styles.small}>
            {words.printOf} <code>{shortPrint(fingerprint, 64)}</code>
          </p>
        </Part>
        {view.sealed ? (
          <Part id="sealed" title={recordPage.log.title}>
            <Drafted sealed={view.sealed} />
          </Part>
        ) : null}
        <div className={styles.ask}>
          {view.receipt ? (
            <p className={styles.small}>{circulation.receipt(view.receipt.sent, view.receipt.opened)}</p>
          ) : null}
          {view.form === 'record' ? (
            <Corrections meeting={entrance.id} me={entrance.me} status={entrance.status} corrections={view.asked} />
          ) : null}
          {view.mayAsk && approved.until ? (
            <AskCorrection meeting={entrance.id} number={number} until={approved.until} />
          ) : null}
        </div>
      </article>
    </main>
  )
}
