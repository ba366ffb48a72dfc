import { services } from '../../../../server/services'

export const dynamic = 'force-dynamic'

type Context = { params: Promise<{ act: string }> }

/** What a person does to their own sign-in, and how long it lasts. */
const handler = async (request: Request, { params }: Context): Promise<Response> =>
  services().identity.account((await params).act, request)

export { handler as GET, handler as POST }
