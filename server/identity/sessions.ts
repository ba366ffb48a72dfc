/** Someone signed in. */
export type Session = {
  id: string
  person: { id: string; name: string; email: string; agencyId: string; agency: string; administrator: boolean }
}
