'use client'
import type { ContributionView } from '../../../../lib/board/draft'
import { connected, speakerOf } from '../../../../lib/board/spoken'
import { capture as words } from '../../../../lib/text/capture'
import { Button, Actions as Line } from '../../../ui/Button'
import { Actions } from '../board/Actions'
import { useMeetingValue } from '../ui/MeetingContext'
import styles from './Capture.module.css'
import type { Capturing } from './useCapture'

/** What was written down and waits for whoever said it. */
export function Waiting({ capturing }: { capturing: Capturing }) {
  const { waiting } = capturing
  return (
    <section className={styles.waiting} aria-labelledby="waiting">
      <h2 id="waiting">{words.waiting(waiting.length)}</h2>
      {waiting.length === 0 ? <p>{words.none}</p> : null}
      <ul>
        {waiting.map(view => (
          <li key={view.id}>
            <One view={view} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function One({ view }: { view: ContributionView }) {
  const { live, audience, agencyName } = useMeetingValue()
  const { content } = view
  if (!content?.onBehalf) return null
  const speaker = speakerOf(view)
  const here = connected(live.roster?.people ?? []).has(speaker?.person ?? '')
  const readBack = () =>
    live.share(view.audience, {
      kind: 'correction',
      v: 1,
      seen: audience(view.audience)?.version ?? 0,
      contribution: view.id,
      version: view.version,
      ...content,
      onBehalf: { person: content.onBehalf?.person ?? '', readBack: true },
    })
  const name = speaker?.name ?? ''
  return (
    <>
      <p>
        <b>
          {view.ref} {speaker ? `${name}, ${agencyName(speaker.agency)}` : ''}
        </b>
      </p>
      <p className={styles.words}>{content.body}</p>
      <p className={styles.note}>{here ? words.waitsFor(name) : words.readBackTo(name)}</p>
      {here ? null : (
        <Line>
          <Button small onClick={readBack}>
            {words.confirms}
            <span className="sr"> {view.ref}</span>
          </Button>
        </Line>
      )}
      <Actions view={view} />
    </>
  )
}
