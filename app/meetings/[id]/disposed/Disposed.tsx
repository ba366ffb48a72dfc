import type { Certificate, DisposedView } from '../../../../lib/protocol/keeping'
import { DISPOSAL_WORDS, disposedPage, keepingPage } from '../../../../lib/text/keeping'
import { MEETING_TYPE_WORDS } from '../../../../lib/text/meetings'
import { Actions, LinkButton } from '../../../ui/Button'
import { Page } from '../../../ui/Page'
import { Panel } from '../../../ui/Panel'
import { TopBar } from '../../../ui/TopBar'
import { PrintButton } from '../trail/PrintButton'
import styles from './Disposed.module.css'

const words = disposedPage

/** Where a meeting was: that it ended, and for whoever led or oversaw it the certificate, to read and to print. */
export function Disposed({ gone: { id, type, startsAt, at, certificate } }: { gone: DisposedView }) {
  return (
    <>
      <TopBar>{certificate ? <PrintButton /> : null}</TopBar>
      <Page narrow>
        <div className={styles.top}>
          <h1>{words.title}</h1>
          <p>{words.body(MEETING_TYPE_WORDS[type], startsAt, at)}</p>
          {certificate ? null : <p>{words.ask}</p>}
        </div>
        {certificate ? <Proof id={id} certificate={certificate} /> : null}
        <div className={styles.screen}>
          <LinkButton href="/meetings">{words.back}</LinkButton>
        </div>
      </Page>
    </>
  )
}

const say = words.certificate

function Proof({ id, certificate }: { id: string; certificate: Certificate }) {
  const { by, at, proposed, reason, size, root, checkpoint, heldUntil, mayExport } = certificate
  return (
    <Panel id="certificate" title={say.title}>
      <div className={styles.body}>
        <dl className={styles.facts}>
          <dt>{say.what}</dt>
          <dd>{say.all}</dd>
          {proposed ? (
            <>
              <dt>{say.proposed}</dt>
              <dd>{keepingPage.by(proposed.name, proposed.agency, proposed.at)}</dd>
            </>
          ) : null}
          <dt>{say.by}</dt>
          <dd>{by && at ? keepingPage.by(by.name, by.agency, at) : say.again}</dd>
          <dt>{say.why}</dt>
          <dd>{DISPOSAL_WORDS[reason] ?? reason}</dd>
          <dt>{say.size}</dt>
          <dd>{size}</dd>
          <dt>{say.root}</dt>
          <dd>
            <code>{root}</code>
          </dd>
          {heldUntil ? (
            <>
              <dt>{say.backups}</dt>
              <dd>{say.until(heldUntil)}</dd>
            </>
          ) : null}
          <dt>{say.verify}</dt>
          <dd>{say.how}</dd>
        </dl>
        <section aria-labelledby="signed">
          <h3 id="signed">{say.signed}</h3>
          <pre className={styles.note}>{checkpoint}</pre>
        </section>
        <div className={styles.screen}>
          <Actions>
            {mayExport ? <LinkButton href={`/api/meetings/${id}/evidence`}>{say.export}</LinkButton> : null}
            <LinkButton look="quiet" href="/verify">
              {say.check}
            </LinkButton>
          </Actions>
        </div>
      </div>
    </Panel>
  )
}
