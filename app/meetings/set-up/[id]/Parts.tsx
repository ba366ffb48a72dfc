'use client'
import { type Part, partOf } from '../../../../lib/meeting/setup/change'
import type { Problem } from '../../../../lib/meeting/setup/read'
import { setup } from '../../../../lib/text/setup'
import { Icon } from '../../../ui/Icon'
import { Notice } from '../../../ui/Notice'
import { ChildrenPart } from './ChildrenPart'
import { FamilyPart } from './FamilyPart'
import { MeetingPart } from './MeetingPart'
import { PeoplePart } from './PeoplePart'
import { ProtectPart } from './ProtectPart'
import styles from './page.module.css'
import { TimesPart } from './TimesPart'

const PARTS: Record<Part, () => React.ReactNode> = {
  meeting: MeetingPart,
  children: ChildrenPart,
  family: FamilyPart,
  protect: ProtectPart,
  people: PeoplePart,
  times: TimesPart,
}

type PageProps = {
  title: string
  parts: readonly Part[]
  /** What is not right yet. */
  own: readonly Problem[]
  /** Who can see the form. */
  secret: string
  children: React.ReactNode
}

/** A set-up form with the way to each of its parts. */
export function FormPage({ title, parts, own, secret, children }: PageProps) {
  return (
    <div className={styles.page}>
      <nav className={styles.nav} aria-label={setup.nav}>
        <ol>
          {parts.map(part => (
            <NavItem key={part} part={part} open={own.filter(one => partOf(one.at) === part).length} />
          ))}
        </ol>
        <p className={styles.private}>
          <Icon name="lock" /> {secret}
        </p>
      </nav>
      <main id="main" tabIndex={-1} className={styles.main}>
        <h1>{title}</h1>
        {children}
      </main>
    </div>
  )
}

export function Parts({ parts }: { parts: readonly Part[] }) {
  return parts.map((part, i) => {
    const Fields = PARTS[part]
    return (
      <section key={part} id={`part-${part}`} className={styles.part} aria-labelledby={`title-${part}`}>
        <header>
          <h2 id={`title-${part}`}>
            {i + 1} {setup.parts[part].title}
          </h2>
          <p className={styles.hint}>{setup.parts[part].lead}</p>
        </header>
        <Fields />
      </section>
    )
  })
}

/** How much is not right, once the person asked for the meeting. */
export function Wrong({ problems }: { problems: readonly Problem[] }) {
  if (problems.length === 0) return null
  return (
    <Notice tone="warn" title={setup.wrong(problems.length)} role="status">
      <p>{setup.wrongLead}</p>
    </Notice>
  )
}

function NavItem({ part, open }: { part: Part; open: number }) {
  return (
    <li>
      <a href={`#part-${part}`}>
        <span className={styles.mark} data-done={open === 0 || undefined}>
          {open === 0 ? <Icon name="check" /> : null}
        </span>
        <span>
          {setup.parts[part].title}
          <span className={styles.hint}>{open === 0 ? setup.complete : setup.toDo(open)}</span>
        </span>
      </a>
    </li>
  )
}
