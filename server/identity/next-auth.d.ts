import type { Duty } from '../../lib/meeting/names'
import 'next-auth'
import 'next-auth/jwt'

declare module 'next-auth' {
  /** What `authorize` hands on: the id of the server-side session, and nothing about the person. */
  interface User {
    session: string
  }
  interface Session {
    user: { id: string; name: string; email: string; agency: string; administers: Duty | null }
  }
}

declare module 'next-auth/jwt' {
  interface JWT {
    session?: string
  }
}
