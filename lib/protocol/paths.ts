/** Where to go after signing in: only an address on this site, never the sign-in page itself; otherwise the list of meetings. */
export function samePath(to: unknown): string {
  if (typeof to !== 'string' || !/^\/(?![/\\])[\w\-./?=&%]*$/.test(to)) return '/meetings'
  return to.startsWith('/sign-in') ? '/meetings' : to
}

/**
 * Whether a page of another site led here, by what the browser says of a request (`sec-fetch-site`; older ones say nothing).
 * A link or a picture elsewhere must not make somebody read, unasked, what leaves a line under their name in the log.
 */
export const fromElsewhere = (fetchSite: string | null): boolean =>
  fetchSite !== null && fetchSite !== 'same-origin' && fetchSite !== 'none'
