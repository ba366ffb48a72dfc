import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http'
import { text } from 'node:stream/consumers'
import Provider from 'oidc-provider'

/** What an ID token says, before a test alters it. */
export type Claims = Record<string, unknown>
/** A tampered token answer: other claims, signed with the provider's own key or with a stranger's. */
export type Tamper = (claims: Claims) => { claims?: Claims; signedBy?: 'provider' | 'stranger' }

export type OpenId = {
  issuer: string
  /** Lets this client sign people in; anyone who names themselves is taken for who they say. */
  open(redirectUri: string): void
  /** What the token endpoint answers from now on; null: the truth. */
  tamper(how: Tamper | null): void
  /** How each request for authorisation was made, the newest last. */
  asked: URLSearchParams[]
  close(): void
}

export const CLIENT = { clientId: 'roundtable', clientSecret: 'a secret of the tests' }

const listen = async (server: Server): Promise<number> => {
  await new Promise<void>(resolve => void server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

const base64 = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
const jwt = (claims: Claims, key: KeyObject) => {
  const head = `${base64({ alg: 'RS256', kid: 'test' })}.${base64(claims)}`
  return `${head}.${sign('sha256', Buffer.from(head), key).toString('base64url')}`
}
const rsa = () => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
const ec = () => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey

/** How it signs who somebody is. */
export type Alg = 'RS256' | 'PS256' | 'ES256'

const page = (uid: string) => `<!doctype html><html lang="en"><title>Sign in</title>
<h1>Council sign-in</h1>
<form method="post" action="/interaction/${uid}"><label>Account <input name="account"></label> <button>Continue</button></form></html>`

/** A real OpenID provider (`oidc-provider`) for tests, on a free port of this machine. PKCE is demanded, and a code is good once. */
export async function startOpenId(alg: Alg = 'RS256'): Promise<OpenId> {
  const [own, stranger] = [alg === 'ES256' ? ec() : rsa(), rsa()]
  const asked: URLSearchParams[] = []
  let handle: RequestListener = (_request, response) => void response.writeHead(503).end()
  let tamper: Tamper | null = null
  const server = createServer((request, response) => handle(request, response))
  const issuer = `http://127.0.0.1:${await listen(server)}`

  const open = (redirectUri: string) => {
    const provider = new Provider(issuer, {
      clients: [
        {
          client_id: CLIENT.clientId,
          client_secret: CLIENT.clientSecret,
          redirect_uris: [redirectUri],
          id_token_signed_response_alg: alg,
        },
      ],
      enabledJWA: { idTokenSigningAlgValues: [alg] },
      jwks: { keys: [{ ...own.export({ format: 'jwk' }), kid: 'test', alg, use: 'sig' }] },
      cookies: { keys: ['a key of the tests'] },
      ttl: { AccessToken: 600, AuthorizationCode: 60, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
      pkce: { required: () => true },
      features: { devInteractions: { enabled: false } },
      interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
      findAccount: (_context, accountId) => ({ accountId, claims: () => ({ sub: accountId }) }),
      loadExistingGrant: async ({ oidc }) => {
        const grant = new provider.Grant({ clientId: CLIENT.clientId, accountId: oidc.session?.accountId })
        grant.addOIDCScope('openid')
        await grant.save()
        return grant
      },
    })
    provider.use(async (context, next) => {
      if (context.path === '/auth') asked.push(new URLSearchParams(context.querystring))
      await next()
      const body: unknown = context.body
      if (!tamper || context.path !== '/token' || typeof body !== 'object' || !body || !('id_token' in body)) return
      const claims: Claims = JSON.parse(Buffer.from(String(body.id_token).split('.')[1] ?? '', 'base64url').toString())
      const altered = tamper(claims)
      const key = altered.signedBy === 'stranger' ? stranger : own
      context.body = { ...body, id_token: jwt(altered.claims ?? claims, key) }
    })
    const usual = provider.callback()
    handle = (request, response) => {
      const uid = /^\/interaction\/([\w-]+)$/.exec(request.url ?? '')?.[1]
      if (!uid) return void usual(request, response)
      if (request.method === 'GET') return void response.setHeader('content-type', 'text/html').end(page(uid))
      void accountIn(request).then(accountId =>
        provider.interactionFinished(request, response, { login: { accountId } }),
      )
    }
  }

  return {
    issuer,
    open,
    tamper: how => {
      tamper = how
    },
    asked,
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}

const accountIn = async (request: IncomingMessage) => new URLSearchParams(await text(request)).get('account') ?? ''
