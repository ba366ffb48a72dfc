'use client'
import { useState } from 'react'
import { typed } from '../../../../lib/board/wording'
import { family as words } from '../../../../lib/text/family'
import { Button } from '../../../ui/Button'
import { Select, TextArea } from '../../../ui/Field'
import { WhenReady } from '../../../ui/WhenReady'
import { useKeptText } from '../ui/kept'
import { useMeetingValue } from '../ui/MeetingContext'
import styles from './FamilyWords.module.css'

/** Plain questions to whoever is family here. What they write is kept as they wrote it, and stands where they read. */
export function FamilyForm() {
  const { live, state, may, agencyName } = useMeetingValue()
  const [text, write, letGo] = useKeptText('family-view')
  const [about, setAbout] = useState('')
  const [asked, setAsked] = useState(false)
  const items = live.board.filter(view => view.content)
  const chosen = items.find(view => view.id === about)
  const audience = state.audiences.find(({ id }) => id === (chosen?.audience ?? state.audiences[0]?.id))
  if (!may('family-view') || !audience) return null
  const share = () => {
    setAsked(true)
    if (!typed(text)) return
    const on = chosen ? { about: { contribution: chosen.id, version: chosen.version } } : {}
    live.share(audience.id, { kind: 'family-view', v: 1, seen: audience.version, ...on, body: text })
    letGo()
    write('')
    setAbout('')
    setAsked(false)
  }
  return (
    <WhenReady>
      <form
        className={styles.form}
        onSubmit={event => {
          event.preventDefault()
          share()
        }}
      >
        <p>{words.lead}</p>
        {items.length ? (
          <Select
            label={words.about}
            value={chosen?.id ?? ''}
            options={[
              ['', words.nothing],
              ...items.map(
                view =>
                  [
                    view.id,
                    words.item(agencyName(view.by.agency), view.content?.headline ?? view.content?.body ?? ''),
                  ] as const,
              ),
            ]}
            onChange={setAbout}
          />
        ) : null}
        <TextArea
          id="family-view"
          label={chosen ? words.disagree : words.tell}
          hint={words.readers}
          rows={4}
          value={text}
          maxLength={3000}
          problem={asked && !typed(text) ? words.missing : undefined}
          onChange={write}
        />
        <Button type="submit" look="primary">
          {words.share}
        </Button>
      </form>
    </WhenReady>
  )
}
