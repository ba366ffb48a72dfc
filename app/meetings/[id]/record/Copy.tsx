import { wordsOf } from '../../../../lib/record/sheets'
import type { RecordVersion } from '../../../../lib/record/version'
import { childrenLine } from '../../../../lib/text/dates'
import { MEETING_TYPE_WORDS } from '../../../../lib/text/meetings'
import { callNames, listed } from '../../../../lib/text/names'
import { versionName, versionPage, recordPage as words } from '../../../../lib/text/record'
import { Facts } from './Facts'
import styles from './Paper.module.css'
import { Part } from './Part'
import { Parts } from './Parts'

type Props = { version: RecordVersion; level: 1 | 2; prefix?: string; children?: React.ReactNode }

/** One recipient's version, from its own value alone. */
export function Copy({ version, level, prefix = '', children }: Props) {
  const { setting, record, agencies, corrections, recipient } = version
  const { facts } = words
  const Title = level === 1 ? 'h1' : 'h2'
  const shown = setting.children.map(({ name, dateOfBirth, unborn }) => ({
    name,
    ...(dateOfBirth ? { dateOfBirth } : {}),
    ...(unborn ? { unborn } : {}),
  }))
  return (
    <>
      <p className={styles.mark}>
        <span>{words.sensitive}</span>
        <span>{versionPage.copy(versionName(recipient))}</span>
      </p>
      <Title className={styles.title} id={`${prefix}record`}>
        {wordsOf(version).title(MEETING_TYPE_WORDS[setting.type])}
      </Title>
      {children}
      <Facts
        rows={[
          [facts.children, shown.length ? childrenLine(shown, setting.startsAt) : null],
          [facts.held, words.held(record.begun ?? setting.startsAt, record.closedAt)],
          [facts.where, setting.place],
          [facts.chair, listed(record.chair) || facts.nobody],
          [facts.minutes, listed(record.minutes) || facts.nobody],
          [facts.purpose, record.purpose],
          [facts.concerns, record.concerns.join('\n') || null],
        ]}
      />
      {corrections.length ? (
        <Part inside={prefix !== ''} id={`${prefix}corrections`} title={versionPage.corrections.title}>
          <ul className={styles.kept}>
            {corrections.map(({ asked, by, accepted, answer }) => (
              <li key={`${by}${asked}`}>
                <p className={styles.who}>
                  <b>{accepted ? versionPage.corrections.accepted : versionPage.corrections.refused}</b>
                </p>
                <div>
                  <p className={styles.words}>
                    <b>{versionPage.corrections.asked(by)}</b> {asked}
                  </p>
                  <p className={styles.why}>
                    <b>{versionPage.corrections.answer}</b> {answer}
                  </p>
                </div>
              </li>
            ))}
          </ul>
        </Part>
      ) : null}
      <Parts
        record={record}
        agencies={agencies}
        names={callNames(setting.children)}
        prefix={prefix}
        summary={version.summary === true}
        {...(recipient.kind === 'professionals' ? {} : { none: versionPage.empty })}
      />
    </>
  )
}
