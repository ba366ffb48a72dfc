import type { ButtonHTMLAttributes } from 'react'
import styles from './Button.module.css'

type Look = { look?: 'plain' | 'primary' | 'quiet' | 'danger' | 'strip'; small?: boolean; wide?: boolean }

const classes = ({ look = 'plain', small, wide }: Look) =>
  [styles.button, styles[look], small && styles.small, wide && styles.wide].filter(Boolean).join(' ')

export function Button({ look, small, wide, ...rest }: Look & ButtonHTMLAttributes<HTMLButtonElement>) {
  return <button type="button" {...rest} className={classes({ look, small, wide })} />
}

/** Buttons side by side, as many to a line as fit. */
export const Actions = ({ children }: { children: React.ReactNode }) => <div className={styles.actions}>{children}</div>

export function LinkButton({ look, small, wide, ...rest }: Look & React.AnchorHTMLAttributes<HTMLAnchorElement>) {
  return <a {...rest} className={classes({ look, small, wide })} />
}
