import type { NextRequest } from 'next/server'
import NextAuth from 'next-auth'
import { services } from '../../../../server/services'

type Context = { params: Promise<{ nextauth: string[] }> }

const handler = async (request: NextRequest, context: Context): Promise<Response> => {
  const { authGuard, authOptions } = services()
  const refused = await authGuard(request, (await context.params).nextauth)
  return refused ?? NextAuth(request, context, authOptions)
}

export { handler as GET, handler as POST }
