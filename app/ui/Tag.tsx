import styles from './Tag.module.css'

export type Tone = 'plain' | 'warn' | 'stop' | 'ok' | 'brand' | 'restrict' | 'voice'

/** A short label. Its colour only repeats what the words say. */
export function Tag({ tone = 'plain', children }: { tone?: Tone; children: React.ReactNode }) {
  return <span className={`${styles.tag} ${styles[tone]}`}>{children}</span>
}
