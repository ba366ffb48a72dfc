'use client'
import { typed } from '../../../../lib/board/wording'
import type { AudienceInfo } from '../../../../lib/protocol/live'
import { asking } from '../../../../lib/text/asking'
import { shareWords } from '../../../../lib/text/sharing'
import { Button } from '../../../ui/Button'
import { TextField } from '../../../ui/Field'
import { useKeptText } from '../ui/kept'
import { useMeetingValue } from '../ui/MeetingContext'
import styles from './OneLine.module.css'
import { useShown } from './useShown'

type Props = {
  /** Under what the words are kept until they are sent. */
  keep: string
  label: string
  hint: string
  to: AudienceInfo | undefined
  onAdd(body: string): void
  onSkip(): void
  id?: string
  children?: React.ReactNode
}

/** One line that is shared by Enter and left by Escape. Whoever came among its readers meanwhile is named first. */
export function OneLine({ keep, label, hint, to, onAdd, onSkip, id, children }: Props) {
  const { me, agencyName } = useMeetingValue()
  const [text, setText, letGo] = useKeptText(keep)
  const shown = useShown(to, me.person, text !== '')
  const joined = shown.asked.map(face => shareWords.person(face.name, agencyName(face.agency)))
  const add = () => {
    if (!typed(text) || shown.ask()) return
    letGo()
    onAdd(typed(text))
  }
  const skip = () => {
    letGo()
    onSkip()
  }
  return (
    <form
      className={styles.form}
      onSubmit={event => {
        event.preventDefault()
        add()
      }}
      onKeyDown={event => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        skip()
      }}
    >
      {children}
      <TextField id={id} label={label} hint={hint} value={text} onChange={setText} maxLength={1500} />
      {joined.length > 0 ? <p role="alert">{shareWords.grew(joined)}</p> : null}
      <div className={styles.foot}>
        <Button type="submit" small look="primary" disabled={!typed(text)}>
          {joined.length > 0 ? shareWords.grewAgain(joined) : asking.prompts.add}
        </Button>
        <Button small look="quiet" aria-keyshortcuts="Escape" onClick={skip}>
          {asking.prompts.skip} <kbd>{asking.prompts.key}</kbd>
        </Button>
      </div>
    </form>
  )
}
