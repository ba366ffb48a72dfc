'use client'
import { type FormEvent, type ReactNode, useState } from 'react'
import type { TrailFilters, TrailPart, TrailView } from '../../../../lib/protocol/views'
import { trailPage } from '../../../../lib/text/trail-page'
import { Actions, Button } from '../../../ui/Button'
import { TextField } from '../../../ui/Field'
import { WhenReady } from '../../../ui/WhenReady'
import { askTrail, part } from './ask'
import { Rows } from './Rows'
import styles from './Search.module.css'

const words = trailPage.search
type Props = { meeting: string; filters: TrailFilters; agencies: TrailView['agencies']; children: ReactNode }

/** Looks for words in what this person may read. What is looked for is sent, never part of an address; the page's own rows stand here until something is. */
export function Search({ meeting, filters, agencies, children }: Props) {
  const [text, setText] = useState('')
  const [found, setFound] = useState<{ for: string; part: TrailPart } | 'asking' | 'away' | null>(null)
  const look = async (wanted: string, page: number) => {
    if (!wanted.trim()) return setFound(null)
    setFound('asking')
    const answer = await askTrail(meeting, { words: wanted, filters, page }, part)
    setFound(answer ? { for: wanted, part: answer } : 'away')
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void look(text, 1)
  }
  const clear = () => {
    setText('')
    setFound(null)
  }
  const shown = typeof found === 'object' ? found : null
  return (
    <>
      <WhenReady>
        <form className={styles.search} aria-label={words.label} onSubmit={submit}>
          <TextField label={words.label} hint={words.hint} value={text} maxLength={200} onChange={setText} />
          <Actions>
            <Button type="submit">{words.look}</Button>
            {found ? (
              <Button look="quiet" onClick={clear}>
                {words.clear}
              </Button>
            ) : null}
          </Actions>
          <p role="status">
            {found === 'asking' ? words.asking : null}
            {found === 'away' ? trailPage.away : null}
            {shown ? words.found(shown.part.found, shown.part.page, shown.part.pages) : null}
          </p>
        </form>
      </WhenReady>
      {shown ? (
        <>
          <Rows rows={shown.part.rows} agencies={agencies} meeting={meeting} none={trailPage.none} />
          <Actions>
            {shown.part.page > 1 ? (
              <Button onClick={() => look(shown.for, shown.part.page - 1)}>{trailPage.pages.later}</Button>
            ) : null}
            {shown.part.page < shown.part.pages ? (
              <Button onClick={() => look(shown.for, shown.part.page + 1)}>{trailPage.pages.earlier}</Button>
            ) : null}
          </Actions>
        </>
      ) : (
        children
      )}
    </>
  )
}
