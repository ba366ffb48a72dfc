import { z } from 'zod'
import { CODE, UNSEEN } from '../meeting/looks'
import { AGENCY_COLOURS, AGENCY_SHAPES, AGENCY_TYPES, DUTIES } from '../meeting/names'
import { PASSPHRASE_LEAST, PASSPHRASE_MOST } from './passphrase'

/** What people type into the forms of administration, as it travels: clean already, refused if it is not. */

/** One line of text, neither begun nor ended by a space. */
export const line = (most: number) =>
  z
    .string()
    .min(1)
    .max(most)
    .refine(text => text === text.trim() && !UNSEEN.test(text))

const id = z.uuid()
const duty = z.enum(DUTIES).nullable()
/** Short enough for every mail server; what is no address is refused by the first mail to it. */
const email = line(254).regex(/^[^\s@]+@[^\s@]+\.[^\s@]+$/)
/** Minutes of London's day. */
const minute = z.int().min(0).max(1440)

const look = {
  name: line(120),
  shortName: line(40),
  code: z.string().regex(CODE),
  type: z.enum(AGENCY_TYPES),
  shape: z.enum(AGENCY_SHAPES),
  colour: z.enum(AGENCY_COLOURS),
}
const person = { name: line(120), email, jobTitle: line(120).optional() }

export const AgencyInput = z.strictObject(look)
export type AgencyInput = z.infer<typeof AgencyInput>
export const AgencyEdit = z.strictObject({ id, ...look })
export const OneById = z.strictObject({ id })
export const PersonInput = z.strictObject({ agency: id, ...person, administers: duty })
export const PersonEdit = z.strictObject({ id, ...person })
export const Appointment = z.strictObject({ id, administers: duty })
export const InviteInput = z.strictObject({ id, mail: z.boolean() })
export const SafeMail = z.strictObject({ id, safe: z.strictObject({ from: minute, until: minute }).nullable() })

/** Each command of administration and what it takes. `POST /api/admin/<command>`. */
export const ADMIN_COMMANDS = {
  'add-agency': AgencyInput,
  'edit-agency': AgencyEdit,
  'disable-agency': OneById,
  'enable-agency': OneById,
  'add-person': PersonInput,
  'edit-person': PersonEdit,
  'disable-person': OneById,
  'enable-person': OneById,
  'appoint-person': Appointment,
  'invite-person': InviteInput,
  'restart-person': OneById,
  'sign-out-person': OneById,
  'confirm-mail': SafeMail,
} as const
export type AdminCommand = keyof typeof ADMIN_COMMANDS

/** What is in a link: 32 random bytes in base64url. */
export const LINK_TOKEN = /^[A-Za-z0-9_-]{43}$/
const token = z.string().regex(LINK_TOKEN)

const passphrase = z.string().min(PASSPHRASE_LEAST).max(PASSPHRASE_MOST)

export const LinkInput = z.strictObject({ token })
export const SetUpInput = z.strictObject({ token, email, passphrase })
export const FirstInput = z.strictObject({ token, email, passphrase, name: line(120), agency: AgencyInput })

/** What a link opens: an account that waits for its person, or the first administrator's. */
export type LinkOpens = 'account' | 'first'
/** A link as it is handed over, once; `until` is null where it is an address that never runs out. `mail`: whether one was sent, or why not. */
export type Invited = {
  link: string
  until: string | null
  mail: 'sent' | 'not-set-up' | 'not-asked' | 'not-safe' | 'failed'
}
