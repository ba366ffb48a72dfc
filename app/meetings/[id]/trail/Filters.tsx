import { HEADINGS } from '../../../../lib/meeting/names'
import { TRAIL_PARTS, type TrailFilters, type TrailView } from '../../../../lib/protocol/views'
import { HEADING_NAMES } from '../../../../lib/text/headings'
import { audienceName, PART_WORDS, trailPage, typeWords } from '../../../../lib/text/trail-page'
import { Button, LinkButton } from '../../../ui/Button'
import styles from './Filters.module.css'

const words = trailPage.filters
type Option = readonly [value: string, words: string]
type PickProps = { name: string; label: string; all: string; value: string | undefined; options: Option[] }

const Pick = ({ name, label, all, value, options }: PickProps) => (
  <div>
    <label htmlFor={`f-${name}`}>{label}</label>
    <select id={`f-${name}`} name={name} autoComplete="off" defaultValue={value ?? ''}>
      <option value="">{all}</option>
      {options.map(([option, text]) => (
        <option key={option} value={option}>
          {text}
        </option>
      ))}
    </select>
  </div>
)

const Time = ({ name, label, value }: { name: string; label: string; value: string | undefined }) => (
  <div>
    <label htmlFor={`f-${name}`}>{label}</label>
    <input id={`f-${name}`} type="datetime-local" name={name} autoComplete="off" defaultValue={value ?? ''} />
  </div>
)

type Props = {
  trail: TrailView
  filters: TrailFilters
  typed: { from?: string; to?: string }
  badTime: boolean
  path: string
}

/** Several sessions or lists are told apart by a number. */
function named(audiences: readonly string[]): Option[] {
  const same = (id: string) => audiences.filter(other => audienceName(other) === audienceName(id))
  return audiences.map(id => [
    id,
    same(id).length > 1 ? `${audienceName(id)} ${same(id).indexOf(id) + 1}` : audienceName(id),
  ])
}

/** A plain form whose answers stand in the address: it works without script, and can be sent to a colleague. */
export function Filters({ trail, filters, typed, badTime, path }: Props) {
  const filtered = Object.values(filters).some(Boolean) || badTime
  return (
    <form
      method="get"
      action={path}
      className={styles.filters}
      aria-label={words.label}
      key={JSON.stringify([filters, typed])}
    >
      <Pick
        name="person"
        label={words.person}
        all={words.everyone}
        value={filters.person}
        options={trail.people.map(p => [p.person, p.name])}
      />
      <Pick
        name="agency"
        label={words.agency}
        all={words.every}
        value={filters.agency}
        options={trail.agencies.map(a => [a.id, a.shortName])}
      />
      <Pick
        name="type"
        label={words.type}
        all={words.everything}
        value={filters.type}
        options={trail.types.map(type => [type, typeWords(type)])}
      />
      <Pick
        name="heading"
        label={words.heading}
        all={words.everyHeading}
        value={filters.heading}
        options={HEADINGS.map(heading => [heading, HEADING_NAMES[heading]])}
      />
      <Pick
        name="child"
        label={words.child}
        all={words.everyChild}
        value={filters.child}
        options={trail.children.map(child => [child.id, child.name])}
      />
      <Pick
        name="audience"
        label={words.audience}
        all={words.everyAudience}
        value={filters.audience}
        options={named(trail.audiences)}
      />
      <Pick
        name="part"
        label={words.part}
        all={words.everyPart}
        value={filters.part}
        options={TRAIL_PARTS.map(part => [part, PART_WORDS[part]])}
      />
      <Time name="from" label={words.from} value={typed.from} />
      <Time name="to" label={words.to} value={typed.to} />
      {filters.item ? <input type="hidden" name="item" value={filters.item} /> : null}
      <div className={styles.go}>
        <Button type="submit" look="primary">
          {words.apply}
        </Button>
        {filtered ? (
          <LinkButton look="quiet" href={path}>
            {words.clear}
          </LinkButton>
        ) : null}
      </div>
      {badTime ? <p className={styles.bad}>{words.badTime}</p> : null}
    </form>
  )
}
