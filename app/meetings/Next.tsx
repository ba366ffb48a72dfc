import { can, isProfessional } from '../../lib/policy/can'
import type { MeetingItem } from '../../lib/protocol/views'
import { childrenLine, clockMinutes, dayShort } from '../../lib/text/dates'
import { MEETING_TYPE_WORDS, meetings } from '../../lib/text/meetings'
import { shell } from '../../lib/text/shell'
import { AgencyTile } from '../ui/AgencyTile'
import { LinkButton } from '../ui/Button'
import { Icon } from '../ui/Icon'
import { Tag } from '../ui/Tag'
import styles from './page.module.css'

/** The next meeting, with the one button that matters. */
export function Next({ item, now }: { item: MeetingItem; now: number }) {
  const leads = can(item.me, 'close', { status: 'in_progress' }) === null
  return (
    <section className={styles.next} aria-labelledby="next">
      <div className={styles.head}>
        <Tag tone="brand">{meetings.status(item.status, item.startsAt, now)}</Tag>
        <h2 id="next">{MEETING_TYPE_WORDS[item.type]}</h2>
        <p className={styles.children}>{childrenLine(item.children, item.startsAt)}</p>
      </div>
      <div className={styles.facts}>
        <span>
          {dayShort(item.startsAt)}, {clockMinutes(item.startsAt)} to {clockMinutes(item.endsAt)}
        </span>
        {item.place ? (
          <span>
            <Icon name="place" /> {item.place}
          </span>
        ) : null}
        <span>{item.chair ? meetings.chair(item.chair) : meetings.noChair}</span>
      </div>
      {isProfessional(item.me) && item.agencies.length ? (
        <div className={styles.invited}>
          <span>{meetings.invited}</span>
          {item.agencies.map(agency => (
            <span key={agency.name} title={agency.name}>
              <AgencyTile look={agency} size="s" />
              <span className="sr">{agency.shortName}</span>
            </span>
          ))}
        </div>
      ) : null}
      <div className={styles.actions}>
        <LinkButton look="primary" href={`/meetings/${item.id}/board`}>
          {meetings.join}
        </LinkButton>
        {can(item.me, 'contribution', item) === null ? (
          <LinkButton href={`/meetings/${item.id}/prepare`}>{shell.prepare}</LinkButton>
        ) : null}
        {leads ? <LinkButton href={`/meetings/${item.id}/chair`}>{meetings.chairIt}</LinkButton> : null}
        {can(item.me, 'trail', item) === null ? (
          <LinkButton href={`/meetings/${item.id}/trail`}>{meetings.trail}</LinkButton>
        ) : null}
      </div>
    </section>
  )
}
