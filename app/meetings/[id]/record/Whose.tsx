'use client'
import { useState } from 'react'
import type { Preview } from '../../../../lib/protocol/record'
import { versionPage } from '../../../../lib/text/record'
import { Button } from '../../../ui/Button'
import { ManyChoices } from '../../../ui/Choices'
import { useFocusKept } from '../../../ui/useFocusKept'
import { WhenReady } from '../../../ui/WhenReady'
import { Problem } from './Problem'
import { useWish } from './useWish'
import styles from './Versions.module.css'

const words = versionPage.children
type Props = { meeting: string; person: string; name: string; all: NonNullable<Preview['children']> }

/** Which children are this person's: their version is about no others. */
export function Whose({ meeting, person, name, all }: Props) {
  const { wish, busy, problem } = useWish(meeting)
  useFocusKept()
  const said = all.flatMap(({ id, theirs }) => (theirs ? [id] : []))
  const [chosen, setChosen] = useState<string[]>(said)
  const same = chosen.length === said.length && chosen.every(id => said.includes(id))
  return (
    <div className={styles.whose}>
      <WhenReady>
        <ManyChoices
          legend={words.title(name)}
          choices={all.map(({ id, name: label }) => ({ value: id, label }))}
          values={chosen}
          onChange={setChosen}
        />
        <p className={styles.lead}>{said.length ? words.lead : words.none}</p>
        <Button
          small
          aria-disabled={busy || undefined}
          disabled={same}
          onClick={() => void wish({ do: 'say-whose', person, children: chosen })}
        >
          {words.save}
        </Button>
        <Problem>{problem}</Problem>
      </WhenReady>
    </div>
  )
}
