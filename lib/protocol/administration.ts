import type { AgencyColour, AgencyShape, AgencyType, Duty } from '../meeting/names'

/** An agency as whoever administers sees it. `mayEdit`: they may change and disable it. */
export type AgencyItem = {
  id: string
  name: string
  shortName: string
  code: string
  type: AgencyType
  shape: AgencyShape
  colour: AgencyColour
  disabled: boolean
  people: number
  /** People who wait to set their account up. */
  waiting: number
  administrators: number
  mayEdit: boolean
  /** They may see who its people are. */
  mayOpen: boolean
}

/** One of the people of an agency, with what whoever looks may do. */
export type PersonItem = {
  id: string
  name: string
  email: string
  jobTitle: string | null
  administers: Duty | null
  state: 'ready' | 'waiting' | 'disabled'
  /** When their link was made, and until when it works; null where they have none. */
  link: { made: string; until: string; mailed: boolean } | null
  /** Family alone: between which minutes of the day mail is safe; null until confirmed. */
  safeMail: { from: number; until: number } | null
  may: {
    edit: boolean
    disable: boolean
    enable: boolean
    invite: boolean
    again: boolean
    appoint: boolean
    mail: boolean
  }
}

export type AdministrationView = { agencies: AgencyItem[]; mayAdd: boolean; mailIsSet: boolean }
/** `mayAdd`: people without duties; `mayAppoint`: administrators. */
export type AgencyView = {
  agency: AgencyItem
  /** Empty where this person may not see who they are. */
  people: PersonItem[]
  mayAdd: boolean
  mayAppoint: boolean
  mailIsSet: boolean
}
