'use client'
import { decide } from '../../../../lib/text/decide'
import styles from './Parts.module.css'
import { type Part, partHref, usePart } from './usePart'

const NAMES: readonly [Part, string][] = [
  ['mark', decide.marking],
  ['decide', decide.part],
]

/** The two parts of the chair's table. */
export function Parts() {
  const { part, go } = usePart()
  return (
    <nav className={styles.parts} aria-label={decide.parts}>
      {NAMES.map(([name, label]) => (
        <a
          key={name}
          href={partHref(name)}
          aria-current={part === name ? 'page' : undefined}
          onClick={event => {
            event.preventDefault()
            go(name)
          }}
        >
          {label}
        </a>
      ))}
    </nav>
  )
}
