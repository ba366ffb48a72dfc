/** Where to go after signing in: only an address on this site, never the sign-in page itself; otherwise the list of meetings. */
export function samePath(to: unknown): string {
  if (typeof to !== 'string' || !/^\/(?![/\\])[\w\-./?=&%]*$/.test(to)) return '/meetings'
  return to.startsWith('/sign-in') ? '/meetings' : to
}
