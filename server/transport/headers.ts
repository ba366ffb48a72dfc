import type { IncomingHttpHeaders } from 'node:http'

/** `static`: files whose name holds a hash of their content. `api`: answers for programs. `page`: everything else. */
export type Kind = 'page' | 'api' | 'static'

/** How this response is served. `nonce` is fresh for each request (see `nonceFrom`); `https` is whether APP_URL is. */
export type Serving = { nonce: string; dev: boolean; https: boolean }

/** Set by us on each request, after the client's own is dropped: the network address the sign-in throttle counts. */
export const CLIENT_ADDRESS = 'x-client-address'

const ONE_YEAR = 'public, max-age=31536000, immutable'

/** The kind of a request path (no query). */
export const kindOf = (path: string): Kind => {
  if (path.startsWith('/_next/static/')) return 'static'
  return path === '/api' || path.startsWith('/api/') ? 'api' : 'page'
}

/** Pages are read, never posted to: Next would look for a Server Action in any form posted to a page. */
export const methodAllowed = (kind: Kind, method: string): boolean =>
  kind === 'api' || method === 'GET' || method === 'HEAD'

/** A CSP nonce from 16 random bytes or more. */
export const nonceFrom = (random: Uint8Array): string => {
  if (random.length < 16) throw new RangeError('a nonce needs 16 random bytes')
  return Buffer.from(random).toString('base64')
}

/** Scripts and styles of a page run only with its nonce. In development React evaluates code and Next injects styles. */
export const pagePolicy = ({ nonce, dev, https }: Serving): string =>
  [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ''}`,
    dev ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(https ? ['upgrade-insecure-requests'] : []),
  ].join('; ')

const ANSWER_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
/** A worker lives under the policy of its own file: it loads the rest of its script from us, and can connect to nothing. */
const STATIC_POLICY = `${ANSWER_POLICY}; script-src 'self'`

const policyOf = (kind: Kind, serving: Serving): string => {
  if (kind === 'page') return pagePolicy(serving)
  return kind === 'static' ? STATIC_POLICY : ANSWER_POLICY
}

const DENIED = [
  'accelerometer',
  'autoplay',
  'camera',
  'display-capture',
  'encrypted-media',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'publickey-credentials-get',
  'screen-wake-lock',
  'usb',
  'xr-spatial-tracking',
]

/** Everything a response carries to keep its content where it belongs. Nothing but hashed files may be stored by anyone. */
export const headersFor = (kind: Kind, serving: Serving): Record<string, string> => ({
  'content-security-policy': policyOf(kind, serving),
  'cache-control': kind === 'static' && !serving.dev ? ONE_YEAR : 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': DENIED.map(feature => `${feature}=()`).join(', '),
  'x-frame-options': 'DENY',
  'x-robots-tag': 'noindex, nofollow',
  ...(serving.https ? { 'strict-transport-security': 'max-age=63072000; includeSubDomains' } : {}),
})

/** Next's own client sends these two in development, and no other `x-` header at any time. */
const DEV_ONLY = new Set(['x-nextjs-request-id', 'x-nextjs-html-request-id', 'next-hmr-refresh'])
/** Not `x-`, and still an order to Next or a claim that only a proxy or we may make. */
const ORDERS = new Set([
  'content-security-policy',
  'content-security-policy-report-only',
  'forwarded',
  'next-action',
  'next-resume',
  'next-hmr-refresh',
])

const honest = (name: string, dev: boolean) =>
  dev && DEV_ONLY.has(name) ? true : !name.startsWith('x-') && !ORDERS.has(name)

/**
 * The network address a request came from. With an https APP_URL a proxy ends the TLS in front of us, and the last
 * address in `x-forwarded-for` is the one that proxy saw; otherwise nobody but the socket is believed.
 */
export const addressOf = (socketAddress: string | undefined, forwardedFor: string | undefined, https: boolean) => {
  const last = https ? forwardedFor?.split(',').at(-1)?.trim() : undefined
  return last || socketAddress || 'unknown'
}

/**
 * The request headers Next and the routes get to see: what a client sent, without any header through which it could give
 * Next orders or pretend to be a proxy, and with our own: the page policy (Next takes the nonce from it), the nonce, and
 * the client's address.
 */
export const requestHeaders = (
  sent: IncomingHttpHeaders,
  serving: Serving,
  socketAddress: string | undefined,
): IncomingHttpHeaders => {
  const forwarded = sent['x-forwarded-for']
  const address = addressOf(socketAddress, Array.isArray(forwarded) ? forwarded.join(',') : forwarded, serving.https)
  return {
    ...Object.fromEntries(Object.entries(sent).filter(([name]) => honest(name, serving.dev))),
    'content-security-policy': pagePolicy(serving),
    'x-nonce': serving.nonce,
    [CLIENT_ADDRESS]: address,
  }
}
