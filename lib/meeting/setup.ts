import type { AgencyShape, MeetingType } from './names'

/** What a meeting is about, as set up before it starts. Sealed at rest: all of it can identify a family. */
export type Setup = {
  title: string
  type: MeetingType
  place?: string
  purpose?: string
  legalContext?: string
  children: Child[]
  people: FamilyPerson[]
  concerns: { id: string; text: string }[]
  apologies: { agency: string; name: string; reportSent: boolean }[]
  quorum?: string
}
export type Child = {
  id: string
  name: string
  dateOfBirth?: string
  unborn?: boolean
  legalStatus?: string
  consistentIdentifier?: string
}
export type FamilyPerson = { name: string; relationship: string; parentalResponsibility?: boolean }

/** How an agency looks everywhere: shape, code and name first, colour last. `colour` is a token name of the design's set. */
export type Agency = { name: string; shortName: string; code: string; shape: AgencyShape; colour: string }
