import { services } from '../../../server/services'

export const dynamic = 'force-dynamic'

export const GET = async () =>
  new Response(await services().read.keys(), { headers: { 'content-type': 'text/plain; charset=utf-8' } })
