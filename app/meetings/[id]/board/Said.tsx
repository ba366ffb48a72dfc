'use client'
import type { AgencyView } from '../../../../lib/board/draft'
import type { Stamp } from '../../../../lib/statements/kind'
import { clockMinutes, dayWords } from '../../../../lib/text/dates'
import { HEADING_NAMES } from '../../../../lib/text/headings'
import { silence } from '../../../../lib/text/silence'
import { AgencyTile, lookOf } from '../../../ui/AgencyTile'
import { Panel } from '../../../ui/Panel'
import { useMeetingValue } from '../ui/MeetingContext'
import styles from './Said.module.css'

const { line } = silence
type Line = { key: string; stamp: Stamp; says: string; details: string[] }

/** What agencies looked at, kept back and told by mouth; newest last. */
export function Said() {
  const { live, state, agencyName } = useMeetingValue()
  const lines = live.agencies.flatMap(linesOf).sort((a, b) => (a.stamp.at < b.stamp.at ? -1 : 1))
  return (
    <Panel id="said" title={silence.also}>
      <ul className={styles.list}>
        {lines.length === 0 ? <li className={styles.none}>{silence.none}</li> : null}
        {lines.map(({ key, stamp, says, details }) => (
          <li key={key} className={styles.item}>
            <AgencyTile look={lookOf(stamp.by, state.meeting.agencies)} size="s" />
            <div>
              <p>
                <b>{agencyName(stamp.by.agency)}</b> {says}
              </p>
              {details.map(text => (
                <p key={text} className={styles.detail}>
                  {text}
                </p>
              ))}
              <p className={styles.detail}>
                {stamp.by.name}, {clockMinutes(stamp.at)}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

const some = (...details: (string | false | undefined)[]) => details.flatMap(text => text || [])

function linesOf({ records, notShared, told }: AgencyView): Line[] {
  const looked = records && {
    key: `records ${records.stamp.leaf}`,
    stamp: records.stamp,
    says: line.records(records),
    details: some(
      records.systems && line.systems(records.systems),
      line.period(records.from, records.to),
      records.searched && line.searched(records.searched),
      records.why && line.why(records.why),
    ),
  }
  return [
    ...(looked ? [looked] : []),
    ...notShared.map(({ id, stamp, heading, test, adviceFrom, decidedAt }) => ({
      key: id,
      stamp,
      says: line.keptBack(HEADING_NAMES[heading]),
      details: some(line.test(test), adviceFrom && line.advice(adviceFrom), decidedAt && dayWords(decidedAt)),
    })),
    ...told.map(({ id, stamp, to, by, date, time, reference, handling }) => ({
      key: id,
      stamp,
      says: line.told(to, time ? `${dayWords(date)}, ${time}` : dayWords(date)),
      details: some(by && line.toldBy(by), line.reference(reference, handling)),
    })),
  ]
}
