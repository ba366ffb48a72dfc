import type { NextRequest } from 'next/server'
import NextAuth from 'next-auth'
import { services } from '../../../../server/services'

type Context = { params: Promise<{ nextauth: string[] }> }

const handler = async (request: NextRequest, context: Context): Promise<Response> => {
  const turn = await services().identity.auth(request, (await context.params).nextauth)
  if ('refused' in turn) return turn.refused
  const response: Response = await NextAuth(request, context, turn.options)
  if (turn.cookie) response.headers.append('set-cookie', turn.cookie)
  return response
}

export { handler as GET, handler as POST }
