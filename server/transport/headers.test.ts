import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addressOf, headersFor, kindOf, methodAllowed, nonceFrom, pagePolicy, requestHeaders } from './headers'

const serving = { nonce: 'bm9uY2Vub25jZW5vbmNlIQ==', dev: false, https: false }

const directives = (policy: string) => new Map(policy.split('; ').map(part => [part.split(' ')[0] ?? '', part]))

test('I30 a page runs only scripts and styles of its own nonce, talks to us alone and cannot be framed', () => {
  const policy = directives(headersFor('page', serving)['content-security-policy'] ?? '')
  expect(policy.get('script-src')).toBe(`script-src 'nonce-${serving.nonce}' 'strict-dynamic'`)
  expect(policy.get('style-src')).toBe(`style-src 'self' 'nonce-${serving.nonce}'`)
  expect(policy.get('connect-src')).toBe("connect-src 'self'")
  expect(policy.get('default-src')).toBe("default-src 'none'")
  for (const none of ['object-src', 'base-uri', 'frame-ancestors']) expect(policy.get(none)).toBe(`${none} 'none'`)
  expect(policy.get('form-action')).toBe("form-action 'self'")
  expect(pagePolicy(serving)).not.toContain('unsafe')
})

test('I30 an answer for programs may load and run nothing', () => {
  const policy = headersFor('api', serving)['content-security-policy']
  expect(policy).toBe("default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
})

test('P4 a page starts workers of ours alone, and a worker may load our scripts and connect to nothing', () => {
  expect(directives(pagePolicy(serving)).get('worker-src')).toBe("worker-src 'self'")
  const worker = directives(headersFor('static', serving)['content-security-policy'] ?? '')
  expect([...worker.values()].filter(part => part !== "script-src 'self'")).toEqual([
    "default-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ])
})

test('I31 nothing but hashed files may be stored by a browser or a proxy', () => {
  expect(headersFor('page', serving)['cache-control']).toBe('no-store')
  expect(headersFor('api', serving)['cache-control']).toBe('no-store')
  expect(headersFor('static', serving)['cache-control']).toContain('immutable')
  expect(headersFor('static', { ...serving, dev: true })['cache-control']).toBe('no-store')
  expect(kindOf('/_next/static/chunks/a.js')).toBe('static')
  for (const path of ['/_next/static', '/_next/data/x', '/meetings', '/apis']) expect(kindOf(path)).toBe('page')
  for (const path of ['/api', '/api/health']) expect(kindOf(path)).toBe('api')
})

test('I32 every response keeps its content where it belongs', () => {
  for (const kind of ['page', 'api', 'static'] as const) {
    expect(headersFor(kind, serving)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'x-robots-tag': 'noindex, nofollow',
    })
    expect(headersFor(kind, serving)['permissions-policy']).toContain('camera=()')
    expect(headersFor(kind, serving)).not.toHaveProperty('strict-transport-security')
    expect(headersFor(kind, { ...serving, https: true })['strict-transport-security']).toMatch(/max-age=63072000/)
  }
})

test('I33 a client can neither give Next orders nor pretend to be a proxy or to know the nonce', () => {
  const sent = {
    'x-middleware-subrequest': 'middleware',
    'x-nextjs-data': '1',
    'x-forwarded-host': 'evil.invalid',
    'x-forwarded-for': '6.6.6.6',
    forwarded: 'for=6.6.6.6',
    'x-nonce': 'evil',
    'content-security-policy': "script-src 'nonce-evil'",
    'content-security-policy-report-only': "script-src 'nonce-evil'",
    'next-action': 'abc',
    'next-resume': '1',
    'x-client-address': '6.6.6.6',
  }
  expect(requestHeaders(sent, serving, '198.51.100.1')).toEqual({
    'content-security-policy': pagePolicy(serving),
    'x-nonce': serving.nonce,
    'x-client-address': '198.51.100.1',
  })
})

test('I33 whatever a client sends, no header that starts with x- gets past but our own two', () => {
  fc.assert(
    fc.property(
      fc.dictionary(
        fc.string().map(name => `x-${name.toLowerCase()}`),
        fc.string(),
      ),
      sent => {
        const names = Object.keys(requestHeaders(sent, serving, undefined)).filter(name => name.startsWith('x-'))
        expect(names.sort()).toEqual(['x-client-address', 'x-nonce'])
      },
    ),
  )
})

test('I34 what Next’s own client and every browser send gets through', () => {
  const sent = {
    host: 'roundtable.invalid',
    cookie: 'a=b',
    origin: 'https://roundtable.invalid',
    rsc: '1',
    'next-router-state-tree': '%5B%5D',
    'next-router-prefetch': '1',
    'next-router-segment-prefetch': '/_tree',
    'next-url': '/',
  }
  expect(requestHeaders(sent, serving, undefined)).toMatchObject(sent)
  const dev = { ...serving, dev: true }
  expect(requestHeaders({ 'x-nextjs-request-id': '1' }, dev, undefined)).toHaveProperty('x-nextjs-request-id')
})

test('I35 the address is the socket’s, or behind TLS the one our own proxy saw', () => {
  expect(addressOf('198.51.100.1', '6.6.6.6', false)).toBe('198.51.100.1')
  expect(addressOf('10.0.0.1', '6.6.6.6, 203.0.113.5', true)).toBe('203.0.113.5')
  expect(addressOf('10.0.0.1', undefined, true)).toBe('10.0.0.1')
  expect(addressOf(undefined, '', false)).toBe('unknown')
})

test('I36 pages are only read; a form posted to a page never reaches Next', () => {
  expect(['GET', 'HEAD'].every(method => methodAllowed('page', method))).toBe(true)
  expect(['POST', 'PUT', 'DELETE', 'OPTIONS'].some(method => methodAllowed('page', method))).toBe(false)
  expect(methodAllowed('api', 'POST')).toBe(true)
})

test('I30 a nonce has at least 128 random bits, in the characters Next accepts', () => {
  expect(nonceFrom(new Uint8Array(16).fill(255))).toMatch(/^[A-Za-z0-9+/_-]+={0,2}$/)
  expect(() => nonceFrom(new Uint8Array(15))).toThrow('16')
})
