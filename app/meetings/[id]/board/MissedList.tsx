'use client'
import type { Missed } from '../../../../lib/board/missed'
import { clockMinutes } from '../../../../lib/text/dates'
import { missed as words } from '../../../../lib/text/missed'
import { Button } from '../../../ui/Button'
import { Notice } from '../../../ui/Notice'
import banners from '../ui/Banners.module.css'
import { useMeetingValue } from '../ui/MeetingContext'
import styles from './MissedList.module.css'
import { rowId, type View, viewHref } from './useView'

type Props = { list: readonly Missed[]; since: string | null; onGo: View['go']; onDone(): void }

/** One line each, in order, with the way to it. It stays until it was read. */
export function MissedList({ list, since, onGo, onDone }: Props) {
  return (
    <section className={banners.banners} aria-label={words.title}>
      <Notice title={words.title} level={2}>
        <p>{since ? words.since(clockMinutes(since)) : words.start}</p>
        <details className={styles.fold}>
          <summary>
            {words.show} <span className="sr">{words.title}</span>
          </summary>
          <ol className={styles.list}>
            {list.map(one => (
              <Line key={one.key} one={one} onGo={onGo} />
            ))}
          </ol>
        </details>
        <Button small onClick={onDone}>
          {words.done}
        </Button>
      </Notice>
    </section>
  )
}

function Line({ one: { what, stamp, by = stamp.by, about }, onGo }: { one: Missed; onGo: View['go'] }) {
  const { agencyName } = useMeetingValue()
  const who = what === 'family' || what === 'marked' ? by.name : agencyName(by.agency)
  const line = words.line(who, what, about?.ref ?? '')
  return (
    <li>
      <time dateTime={stamp.at}>{clockMinutes(stamp.at)}</time>{' '}
      {about ? (
        <a
          href={`${viewHref(about.heading)}#${rowId(about.id)}`}
          onClick={event => {
            event.preventDefault()
            onGo(about.heading, about.id)
          }}
        >
          {line}
        </a>
      ) : (
        line
      )}
    </li>
  )
}
