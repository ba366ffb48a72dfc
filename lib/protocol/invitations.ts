import * as z from 'zod/mini'
import type { MeetingType, Role } from '../meeting/names'
import { id } from '../statements/fields'
import type { Invited } from './administer'

/** `POST /api/meetings/<id>/invitations`: an invitation for one person, to hand over; `mail`: sent to them as well. */
export const inviteOne = z.strictObject({ person: id, mail: z.boolean() })
export type InviteOne = z.infer<typeof inviteOne>

/** Whether somebody can sign in: with all that is asked for, with a second step still to set up, or not yet. */
export type SignInState = 'ready' | 'second-step' | 'waiting'

/** Somebody with a place in a meeting, as whoever sees to its invitations knows them. Times are UTC. */
export type Guest = {
  person: string
  name: string
  agency: string
  role: Role
  signIn: SignInState
  admitted: boolean
  /** When an e-mail went to them last. */
  mailedAt: string | null
  /** Until when the link works with which they set their account up. */
  linkUntil: string | null
  /** `administrator`: their own administrator alone gives them a way in. `unsafe`: family, and no e-mail is safe now. */
  hold: 'administrator' | 'unsafe' | null
}
export type InvitationsView = {
  meeting: { id: string; type: MeetingType; startsAt: string }
  guests: Guest[]
  mailIsSet: boolean
}

/** A meeting whose invitations somebody sees to: how many are invited, and how many of them cannot sign in yet. */
export type InvitationsItem = { id: string; type: MeetingType; startsAt: string; guests: number; waiting: number }
/** What an invitation answers. */
export type InvitedAnswer = { ok: true; value: Invited } | { ok: false; code: string; reason: string }
