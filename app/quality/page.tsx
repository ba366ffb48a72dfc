import { notFound } from 'next/navigation'
import { connection } from 'next/server'
import { Suspense } from 'react'
import { MEETING_TYPES } from '../../lib/meeting/names'
import { type QualityAsked, SPANS } from '../../lib/quality/windows'
import { SPAN_WORDS, qualityPage as words } from '../../lib/text/quality'
import type { QualityView } from '../../server/read/quality'
import { services } from '../../server/services'
import { AdminTop } from '../admin/AdminTop'
import { PrintButton } from '../meetings/[id]/trail/PrintButton'
import { Button } from '../ui/Button'
import { Empty } from '../ui/Empty'
import { Page } from '../ui/Page'
import { signedIn } from '../who'
import styles from './quality.module.css'
import { Shown } from './Shown'

export const metadata = { title: words.page }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** The numbers of all closed meetings, for the partnership. Opening it is logged. */
export default async function QualityPage({ searchParams }: Props) {
  await connection()
  const session = await signedIn('/quality')
  const { months, type: named } = await searchParams
  const type = MEETING_TYPES.find(one => one === named) ?? null
  const asked: QualityAsked = { months: type ? 12 : (SPANS.find(one => String(one) === months) ?? 12), type }
  const found = await services().read.quality.read(session, asked)
  if (!found) notFound()
  return (
    <>
      <AdminTop person={session.person} />
      <Page wide>
        <div className={styles.top}>
          <div>
            <h1>{words.title}</h1>
            <p className={styles.lead}>{words.lead}</p>
          </div>
          <PrintButton />
        </div>
        <Filters asked={asked} />
        <Suspense fallback={<p role="status">{words.adding}</p>}>
          <Numbers view={found.view} />
        </Suspense>
      </Page>
    </>
  )
}

/** Meetings are counted one after the other: the page is there before they are. */
async function Numbers({ view }: { view: Promise<QualityView> }) {
  const counted = await view
  return counted.now ? (
    <Shown view={counted} now={counted.now} />
  ) : (
    <Empty title={words.few.title} level={2}>
      <p>{words.few.body}</p>
    </Empty>
  )
}

/** A plain form whose answers stand in the address. */
const Filters = ({ asked }: { asked: QualityAsked }) => (
  <form method="get" action="/quality" className={styles.filters} aria-label={words.filters.label}>
    <div>
      <label htmlFor="months">{words.filters.period}</label>
      <select id="months" name="months" autoComplete="off" defaultValue={asked.months}>
        {SPANS.map(one => (
          <option key={one} value={one}>
            {SPAN_WORDS[one]}
          </option>
        ))}
      </select>
    </div>
    <div>
      <label htmlFor="type">{words.filters.type}</label>
      <select id="type" name="type" autoComplete="off" defaultValue={asked.type ?? ''}>
        <option value="">{words.filters.all}</option>
        {MEETING_TYPES.map(one => (
          <option key={one} value={one}>
            {words.typeWords(one)}
          </option>
        ))}
      </select>
    </div>
    <Button type="submit">{words.filters.show}</Button>
  </form>
)
