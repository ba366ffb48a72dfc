import { redirect } from 'next/navigation'
import { connection } from 'next/server'
import { session } from './who'

export default async function Home() {
  await connection()
  redirect((await session()) ? '/meetings' : '/sign-in')
}
