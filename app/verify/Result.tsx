import type { Altered, Authentic, Unreadable } from '../../lib/ledger/verdict'
import { shortPrint } from '../../lib/text/checkpoint'
import { clock, dayLong } from '../../lib/text/dates'
import { FAILURE_SENTENCES, UNREADABLE_SENTENCES } from '../../lib/text/verdicts'
import { alteredTitle, soundTitle, verifyPage, withheldWords } from '../../lib/text/verify'
import { Button } from '../ui/Button'
import { Icon } from '../ui/Icon'
import { Notice } from '../ui/Notice'
import { Seal } from '../ui/Seal'
import styles from './page.module.css'
import type { Checked, Whose } from './useVerifier'

/** The verdict in plain words, and who vouches for it. */
export function Result({ verdict, whose }: Checked) {
  if (verdict.verdict === 'authentic') return <Sound verdict={verdict} whose={whose} />
  return verdict.verdict === 'altered' ? <Wrong verdict={verdict} /> : <Unread verdict={verdict} />
}

const VOUCHED = { tone: 'ok', icon: 'shield' } as const
const NOT_VOUCHED = { tone: 'warn', icon: 'ask' } as const

function Sound({ verdict, whose }: { verdict: Authentic; whose: Whose }) {
  const words = verifyPage.authentic
  const held = verdict.size - verdict.withheld.entries
  return (
    <Seal id="verdict" {...(verdict.trusted ? VOUCHED : NOT_VOUCHED)} title={soundTitle(verdict)}>
      <p>{verdict.kind === 'full' ? words.full(verdict.size) : words.extract(held, verdict.size)}</p>
      {verdict.kind === 'full' ? (
        <p>{verdict.closedAt === null ? words.notClosed : words.closed(verdict.closedAt)}</p>
      ) : null}
      <p>{words.whose[whose]}</p>
      {withheldWords(verdict) ? <p>{words.withheld}</p> : null}
      {verdict.destroyed.length > 0 ? <p>{words.destroyed}</p> : null}
    </Seal>
  )
}

function Wrong({ verdict }: { verdict: Altered }) {
  const words = verifyPage.altered
  return (
    <Seal id="verdict" tone="stop" icon="warn" title={alteredTitle(verdict)}>
      <p>{FAILURE_SENTENCES[verdict.failure]}</p>
      <p>{verdict.failure === 'untrusted' ? words.untrustedAdvice : words.advice}</p>
      <p>
        <code>{words.where(verdict.where)}</code>
      </p>
    </Seal>
  )
}

const Unread = ({ verdict }: { verdict: Unreadable }) => (
  <Seal id="verdict" tone="warn" icon="warn" title={verifyPage.unreadable.title}>
    <p>{UNREADABLE_SENTENCES[verdict.failure]}</p>
    <p>{verifyPage.unreadable.advice}</p>
  </Seal>
)

const Fact = ({ name, code, children }: { name: string; code?: boolean; children: React.ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{code ? <code>{children}</code> : children}</dd>
  </div>
)

/** What the code on a printed record says of this file. */
export const OnPaper = ({ printed }: Pick<Checked, 'printed'>) =>
  printed ? (
    <Notice tone={printed === 'same' ? 'ok' : 'warn'} title={verifyPage.printed[printed].title} level={2}>
      <p>{verifyPage.printed[printed].body}</p>
    </Notice>
  ) : null

/** What was checked, when, and what to compare elsewhere. */
export function Facts({ file, verdict, at }: Checked) {
  const words = verifyPage.facts
  const sound = verdict.verdict === 'authentic' ? verdict : null
  return (
    <section className={styles.facts} aria-labelledby="facts">
      <header>
        <h2 id="facts">{words.title}</h2>
        <Button small onClick={() => window.print()}>
          <Icon name="print" />
          {verifyPage.print}
        </Button>
      </header>
      <dl>
        <Fact name={words.file}>{file}</Fact>
        <Fact name={words.at}>
          {dayLong(at)}, {clock(at)}
        </Fact>
        {sound ? (
          <>
            <Fact name={words.log} code>
              {sound.origin}
            </Fact>
            <Fact name={words.top} code>
              {shortPrint(sound.root, 44)}
            </Fact>
            {sound.closedAt !== null && sound.closingRoot ? (
              <Fact name={words.closing(sound.closedAt)} code>
                {shortPrint(sound.closingRoot, 44)}
              </Fact>
            ) : null}
            {sound.accessSize === null ? null : <Fact name={words.access}>{sound.accessSize}</Fact>}
          </>
        ) : null}
      </dl>
    </section>
  )
}

/** What an authentic file shows, and what none can. */
export function Shows() {
  const words = verifyPage.shows
  return (
    <div className={styles.shows}>
      <section aria-labelledby="shows">
        <h2 id="shows">{words.title}</h2>
        <ul>
          {words.items.map(item => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="shows-not">
        <h2 id="shows-not">{words.not}</h2>
        <ul>
          {words.nots.map(item => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      </section>
    </div>
  )
}
