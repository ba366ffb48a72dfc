import { services } from '../../../server/services'

export const dynamic = 'force-dynamic'

/** The words and limits of the checks before sharing, as this partnership has them. */
export async function GET(request: Request) {
  const { read, session } = services()
  if (!(await session(request.headers.get('cookie')))) return Response.json({}, { status: 401 })
  return Response.json(read.checks())
}
