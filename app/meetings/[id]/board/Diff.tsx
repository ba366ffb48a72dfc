'use client'
import { useEffect, useState } from 'react'
import * as z from 'zod/mini'
import type { ContributionView } from '../../../../lib/board/draft'
import type { Earlier } from '../../../../lib/protocol/views'
import { content } from '../../../../lib/statements/contribution'
import { parseStatement } from '../../../../lib/statements/index'
import { board } from '../../../../lib/text/board'
import { clockMinutes } from '../../../../lib/text/dates'
import { Choices } from '../../../ui/Choices'
import { Dialog } from '../../../ui/Dialog'
import { Select } from '../../../ui/Field'
import { Notice } from '../../../ui/Notice'
import { useMeetingValue } from '../ui/MeetingContext'
import styles from './Diff.module.css'
import { type Difference, differences, type Piece } from './differences'
import { Pieces } from './Pieces'

const { diff: words } = board
const answer = z.object({
  versions: z.array(z.object({ version: z.string(), at: z.string(), content: z.record(z.string(), z.unknown()) })),
})

/** The wordings this person had before; null where they could not be fetched. */
async function fetchEarlier(meeting: string, contribution: string): Promise<Earlier[] | null> {
  try {
    const response = await fetch(`/api/meetings/${meeting}/versions?of=${contribution}`, { cache: 'no-store' })
    const parsed = answer.safeParse(await response.json())
    if (!parsed.success) return null
    return parsed.data.versions.flatMap(({ version, at, content: said }) => {
      const read = parseStatement({ ...said, kind: 'contribution', v: 1, seen: 0 })
      return read.ok && read.statement.kind === 'contribution'
        ? [{ version, at, content: content(read.statement) }]
        : []
    })
  } catch {
    return null
  }
}

/** What a correction changed, word for word, against the wording it was marked with or else the one before. Only wordings this person had come from the server. */
export function Diff({ view, onClose }: { view: ContributionView; onClose(): void }) {
  const { state } = useMeetingValue()
  const [earlier, setEarlier] = useState<Earlier[] | null | 'asking'>('asking')
  const { id, version } = view
  useEffect(() => {
    let here = true
    void version
    void fetchEarlier(state.meeting.id, id).then(found => here && setEarlier(found))
    return () => {
      here = false
    }
  }, [state.meeting.id, id, version])
  return (
    <Dialog title={words.title(view.ref)} onClose={onClose} wide>
      {earlier === 'asking' ? <p role="status">{words.asking}</p> : null}
      {earlier === null ? (
        <Notice tone="warn" role="alert">
          <p>{words.away}</p>
        </Notice>
      ) : null}
      {Array.isArray(earlier) && earlier.length === 0 ? <p role="status">{words.none}</p> : null}
      {Array.isArray(earlier) && earlier.length > 0 ? <Compared view={view} earlier={earlier} /> : null}
    </Dialog>
  )
}

type Look = 'inline' | 'beside'
const LOOKS: { value: Look; label: string }[] = (['inline', 'beside'] as const).map(value => ({
  value,
  label: words.looks[value],
}))

function Compared({ view, earlier }: { view: ContributionView; earlier: readonly Earlier[] }) {
  const { childName, professional } = useMeetingValue()
  const marked = view.mark?.changedSince ? view.mark.version : ''
  const first = earlier.find(one => one.version === marked) ?? earlier.at(-1)
  const [since, setSince] = useState(first?.version ?? '')
  const [look, setLook] = useState<Look>('inline')
  const [found, setFound] = useState<Difference[] | null>(null)
  const before = earlier.find(one => one.version === since)?.content
  const now = view.content
  useEffect(() => {
    let here = true
    if (before && now) void differences(before, now, childName, professional).then(list => here && setFound(list))
    return () => {
      here = false
    }
  }, [before, now, childName, professional])
  if (!found) return <p role="status">{words.asking}</p>
  return (
    <>
      <div className={styles.tools}>
        {earlier.length > 1 ? (
          <Select
            label={words.since}
            value={since}
            options={earlier.map(
              one => [one.version, words.wording(clockMinutes(one.at), one.version === marked)] as const,
            )}
            onChange={setSince}
          />
        ) : null}
        <Choices legend={words.look} hideLegend choices={LOOKS} value={look} onChange={next => setLook(next)} />
      </div>
      {found.length === 0 ? <p>{words.same}</p> : null}
      <dl className={styles.list}>
        {found.map(({ label, pieces }) => (
          <div key={label}>
            <dt>{label}</dt>
            {look === 'inline' ? (
              <dd className={styles.text}>
                <Pieces pieces={pieces} />
              </dd>
            ) : (
              <dd className={styles.beside}>
                <Side title={words.was} pieces={pieces.filter(piece => piece.is !== 'added')} />
                <Side title={words.isNow} pieces={pieces.filter(piece => piece.is !== 'removed')} />
              </dd>
            )}
          </div>
        ))}
      </dl>
    </>
  )
}

function Side({ title, pieces }: { title: string; pieces: readonly Piece[] }) {
  return (
    <div>
      <p className={styles.side}>{title}</p>
      <p className={styles.text}>{pieces.length ? <Pieces pieces={pieces} /> : words.nothing}</p>
    </div>
  )
}
