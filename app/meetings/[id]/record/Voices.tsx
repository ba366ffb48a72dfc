import type { Agency } from '../../../../lib/meeting/setup'
import type { Kept, MeetingRecord } from '../../../../lib/record/record'
import { recordPage } from '../../../../lib/text/record'
import { Because, Meta, Whose } from './Kept'
import { Out } from './Out'
import styles from './Paper.module.css'
import type { OutOf } from './Parts'

const words = recordPage.voices

/** Each child by name, with what they said, wished or showed; where there is nothing, that is said too. */
type Props = { record: MeetingRecord; agencies: readonly Agency[]; out?: OutOf | undefined }
export const Voices = ({ record, agencies, out }: Props) =>
  record.voices.map(({ child, kept }) => (
    <div key={child} className={styles.voices}>
      <h3>{words.about(child)}</h3>
      {kept.length ? null : <p>{words.none}</p>}
      <ul className={styles.kept}>
        {kept.map(one => (
          <li key={one.id}>
            <Whose one={one} agencies={agencies} />
            <div>
              <Said one={one} />
              <Because content={one.content} added={one.added} />
              <Meta one={one} />
              <Out of={out?.get(one.id)} />
            </div>
          </li>
        ))}
      </ul>
    </div>
  ))

function Said({ one: { content } }: { one: Kept }) {
  const { childView } = content
  const more = [
    [words.wishes, childView?.wishesAndFeelings],
    [words.observed, childView?.observed],
  ] as const
  return (
    <>
      {childView?.exactWords ? (
        <>
          <blockquote className={styles.said}>
            “<bdi>{childView.exactWords}</bdi>”
          </blockquote>
          <p className={styles.meta}>
            {[words.said, childView.toldTo ? words.to(childView.toldTo) : null, childView.circumstances]
              .filter(Boolean)
              .join('. ')}
          </p>
        </>
      ) : null}
      {content.body ? <p className={styles.words}>{content.body}</p> : null}
      {more.map(([name, text]) =>
        text ? (
          <p key={name} className={styles.why}>
            <b>{name}</b>
            {text}
          </p>
        ) : null,
      )}
    </>
  )
}
