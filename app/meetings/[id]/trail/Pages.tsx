import { trailPage } from '../../../../lib/text/trail-page'
import styles from './Pages.module.css'

const words = trailPage.pages

/** The first and last page, and those around this one; null stands for those between. */
export function around(page: number, pages: number): (number | null)[] {
  const near = [1, page - 1, page, page + 1, pages].filter(one => one >= 1 && one <= pages)
  const list = [...new Set(near)].sort((a, b) => a - b)
  return list.flatMap((one, i) => (i > 0 && one - (list[i - 1] ?? one) > 1 ? [null, one] : [one]))
}

type Props = { page: number; pages: number; to(page: number): string }

/** Plain links, so that pages turn without script. */
export function Pages({ page, pages, to }: Props) {
  if (pages === 1) return null
  return (
    <nav className={styles.pages} aria-label={words.label}>
      {page > 1 ? <a href={to(page - 1)}>{words.later}</a> : null}
      <ol>
        {around(page, pages).map((one, i, list) => (
          <li key={one ?? `after ${list[i - 1]}`}>
            {one === null ? (
              '…'
            ) : (
              <a href={to(one)} aria-label={words.page(one)} aria-current={one === page ? 'page' : undefined}>
                {one}
              </a>
            )}
          </li>
        ))}
      </ol>
      {page < pages ? <a href={to(page + 1)}>{words.earlier}</a> : null}
    </nav>
  )
}
