'use client'
import { SAYS, SIZES, THEMES } from '../../lib/protocol/display'
import { shell } from '../../lib/text/shell'
import { Choices } from './Choices'
import styles from './DisplayMenu.module.css'
import { useDisplay } from './DisplayProvider'
import { Popover } from './Popover'

const words = shell.display
const SIZE_CHOICES = SIZES.map(value => ({ value, label: `${value} %` }))
const THEME_CHOICES = THEMES.map(value => ({ value, label: words.themes[value] }))
const SAY_CHOICES = SAYS.map(value => ({ value, label: words.says[value] }))
const KEY_CHOICES = [
  { value: 'on', label: words.on },
  { value: 'off', label: words.off },
] as const

/** Size, colours, single keys and announcements. */
export function DisplayMenu() {
  const { display, change } = useDisplay()
  return (
    <Popover icon="display" label={words.open} title={words.title}>
      <Choices
        legend={words.size}
        look="apart"
        choices={SIZE_CHOICES}
        value={display.size}
        onChange={size => change({ size })}
      />
      <Choices
        legend={words.theme}
        look="apart"
        choices={THEME_CHOICES}
        value={display.theme}
        onChange={theme => change({ theme })}
      />
      <div>
        <Choices
          legend={words.keys}
          choices={KEY_CHOICES}
          value={display.keys ? 'on' : 'off'}
          onChange={value => change({ keys: value === 'on' })}
        />
        <p className={styles.hint}>{words.keysHint}</p>
      </div>
      <Choices
        legend={words.say}
        look="apart"
        choices={SAY_CHOICES}
        value={display.say}
        onChange={say => change({ say })}
      />
      <p className={styles.hint}>{words.kept}</p>
    </Popover>
  )
}
