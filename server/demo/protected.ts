import { holding } from '../../lib/meeting/protect'
import type { Scenario } from './form'

/** Says whether any text inside a value holds a term the file protects from someone, however it is spaced, punctuated or capitalised. */
export const protectedTerms = ({ meeting }: Scenario): ((value: unknown) => boolean) =>
  holding(meeting.protectedTerms.map(term => term.value))
