/** Plain JSON, as the access log commits to it. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json }

export type Actor = { person: string; name: string }

/** One line for the access log. `actor` is who did it, null when nobody proved who they are; `agency` is the agency's name. */
export type AccessEntry = {
  type: 'act.sign-in' | 'act.sign-in-refused' | 'act.sign-out'
  actor: Actor | null
  agency: string | null
  role: string | null
  content: Record<string, Json> | null
}

/** Resolves when the entry is durable; rejects when it is not. */
export type AccessLog = (entry: AccessEntry) => Promise<void>
