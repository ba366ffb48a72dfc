import { notFound } from 'next/navigation'
import { connection } from 'next/server'
import { HEADINGS } from '../../../../lib/meeting/names'
import type { EmergencyContribution, EmergencyMeeting } from '../../../../lib/protocol/emergency'
import { childrenLine, dayLong, dayWords } from '../../../../lib/text/dates'
import { emergency } from '../../../../lib/text/emergency'
import { HEADING_NAMES } from '../../../../lib/text/headings'
import { OUTCOME_WORDS } from '../../../../lib/text/outcomes'
import { services } from '../../../../server/services'
import { AdminTop } from '../../../admin/AdminTop'
import { LinkButton } from '../../../ui/Button'
import { Notice } from '../../../ui/Notice'
import { Page } from '../../../ui/Page'
import { Panel } from '../../../ui/Panel'
import { signedIn } from '../../../who'
import { Words } from '../ui/Words'
import styles from './page.module.css'

const words = emergency.view
export const metadata = { title: words.page }

/** A meeting as somebody reads it whose reading two people agreed to. For everybody else it is not there. */
export default async function EmergencyReadingPage({ params }: { params: Promise<{ id: string }> }) {
  await connection()
  const { id } = await params
  const who = await signedIn(`/meetings/${id}/emergency`)
  const meeting = await services().emergency.read(who, id)
  if (!meeting) notFound()
  const { title, startsAt, until, children, people, concerns } = meeting
  return (
    <>
      <AdminTop person={who.person} />
      <Page narrow>
        <div>
          <h1>{title}</h1>
          <p className={styles.lead}>
            {dayLong(startsAt)}. {childrenLine(children, startsAt)}
          </p>
        </div>
        <Notice tone="warn">
          <p>{words.lead(until)}</p>
        </Notice>
        {concerns.length ? (
          <Panel id="concerns" title={words.concerns}>
            <ul className={styles.plain}>
              {concerns.map(text => (
                <li key={text}>{text}</li>
              ))}
            </ul>
          </Panel>
        ) : null}
        {people.length ? (
          <Panel id="people" title={words.people}>
            <ul className={styles.plain}>
              {people.map(({ name, relationship }) => (
                <li key={`${name} ${relationship}`}>
                  {name} <span className={styles.sub}>{relationship}</span>
                </li>
              ))}
            </ul>
          </Panel>
        ) : null}
        <Decided meeting={meeting} />
        <Panel id="said" title={words.said}>
          <div className={styles.body}>
            {meeting.shared.length === 0 ? <p>{words.none}</p> : null}
            {HEADINGS.map(heading => (
              <Heading
                key={heading}
                name={HEADING_NAMES[heading]}
                shared={meeting.shared.filter(one => one.heading === heading)}
              />
            ))}
          </div>
        </Panel>
        <div>
          <LinkButton href="/emergency">{words.back}</LinkButton>
        </div>
      </Page>
    </>
  )
}

function Decided({ meeting: { decisions, actions } }: { meeting: EmergencyMeeting }) {
  return (
    <>
      {decisions.length ? (
        <Panel id="decisions" title={words.decisions}>
          <ul className={styles.plain}>
            {decisions.map(({ id, child, outcome, reasons }) => (
              <li key={id}>
                <strong>
                  {child}: {OUTCOME_WORDS[outcome]}
                </strong>
                <p className={styles.words}>{reasons}</p>
              </li>
            ))}
          </ul>
        </Panel>
      ) : null}
      {actions.length ? (
        <Panel id="actions" title={words.actions}>
          <ul className={styles.plain}>
            {actions.map(({ id, what, owner, due }) => (
              <li key={id}>
                {what}{' '}
                <span className={styles.sub}>
                  {[owner, due && words.actionDue(dayWords(due))].filter(Boolean).join(', ')}
                </span>
              </li>
            ))}
          </ul>
        </Panel>
      ) : null}
    </>
  )
}

function Heading({ name, shared }: { name: string; shared: readonly EmergencyContribution[] }) {
  if (shared.length === 0) return null
  return (
    <section className={styles.heading} aria-label={name}>
      <h3>{name}</h3>
      {shared.map(({ id, ref, words: said, about, name: by, agency, at }) => (
        <article key={id} className={styles.row} aria-label={ref}>
          <p className={styles.sub}>
            <strong>{ref}</strong> {words.by(by, agency, at)}
          </p>
          {said ? <Words content={said} about={about} /> : <p className={styles.sub}>{words.withdrawn}</p>}
        </article>
      ))}
    </section>
  )
}
