import { discardSetUp, doSetUp, saveSetUp } from '../../../../lib/protocol/set-up'
import { services } from '../../../../server/services'

export const dynamic = 'force-dynamic'

type Of = { params: Promise<{ id: string }> }

/** Keeps the form as it stands. */
export async function PUT(request: Request, { params }: Of) {
  const { ask, setUp } = services()
  const { id } = await params
  return ask(request, saveSetUp, (session, input) => setUp.save(session, id, input))
}

/** Makes the meeting. */
export async function POST(request: Request, { params }: Of) {
  const { ask, setUp } = services()
  const { id } = await params
  return ask(request, doSetUp, (session, { version }) => setUp.finish(session, id, version))
}

/** Destroys the form and its key. */
export async function DELETE(request: Request, { params }: Of) {
  const { ask, setUp } = services()
  const { id } = await params
  return ask(request, discardSetUp, async session => ((await setUp.discard(session, id)) ? { ok: true } : null))
}
