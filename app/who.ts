import { headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import type { Entrance } from '../lib/protocol/views'
import type { Session } from '../server/identity/sessions'
import { services } from '../server/services'

/** Who is signed in on this request, or null. */
export async function session(): Promise<Session | null> {
  return services().session((await headers()).get('cookie'))
}

/** Who is signed in; otherwise to the sign-in page (or where the second step is set up), and back here afterwards. */
export async function signedIn(path: string): Promise<Session> {
  const found = await session()
  if (found) return found
  if (await services().identity.enrollingFromCookies((await headers()).get('cookie')))
    redirect(`/second-factor?to=${encodeURIComponent(path)}`)
  redirect(`/sign-in?to=${encodeURIComponent(path)}`)
}

/** Where a meeting is not there for somebody: what stands in its place, where it was disposed of and they had a place in it; else nothing. */
export async function noMeeting(who: Session, id: string): Promise<never> {
  if (await services().read.disposed(who, id)) redirect(`/meetings/${id}/disposed`)
  notFound()
}

/** The meeting as this person may enter it; whoever is invited and not admitted, to its door. No such meeting and not invited look the same. Asked once a request. */
export const entered = cache(async (id: string, page: string): Promise<{ session: Session; entrance: Entrance }> => {
  const who = await signedIn(`/meetings/${id}${page}`)
  const entrance = await services().read.entrance(who, id)
  if (!entrance && (await services().door.at(who, id))) redirect(`/meetings/${id}/door`)
  if (!entrance) return noMeeting(who, id)
  return { session: who, entrance }
})
