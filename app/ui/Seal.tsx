import { Icon, type IconName } from './Icon'
import styles from './Seal.module.css'

type Props = {
  id: string
  tone: 'ok' | 'stop' | 'warn'
  icon: IconName
  title: string
  aside?: React.ReactNode
  children: React.ReactNode
}

/** What a check or a signature shows, in words, with its limits. `aside`: the facts beside it. */
export const Seal = ({ id, tone, icon, title, aside, children }: Props) => (
  <section className={styles.seal} data-tone={tone} aria-labelledby={id}>
    <Icon name={icon} />
    <div>
      <h2 id={id}>{title}</h2>
      {children}
    </div>
    {aside}
  </section>
)
