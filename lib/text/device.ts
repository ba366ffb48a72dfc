const BROWSERS = [
  [/\bEdg(?:e|A|iOS)?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/\b(?:Headless)?(?:Chrome|CriOS)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
] as const
const SYSTEMS = [
  [/\biPad\b/, 'iPad'],
  [/\biPhone\b/, 'iPhone'],
  [/\bAndroid\b/, 'Android'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b|\bMacintosh\b/, 'Mac'],
  [/\bLinux\b/, 'Linux'],
] as const

const first = (list: readonly (readonly [RegExp, string])[], agent: string) =>
  list.find(([pattern]) => pattern.test(agent))?.[1]

/** A browser as its owner would say it, from what it calls itself: "Chrome on Windows". Nothing else of that text is kept. */
export function deviceWords(agent: string | null | undefined): string {
  const browser = first(BROWSERS, agent ?? '')
  const system = first(SYSTEMS, agent ?? '')
  if (browser && system) return `${browser} on ${system}`
  return browser ?? system ?? 'A browser we do not know'
}

const PRIVATE = /^(?:::ffff:)?(?:10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|169\.254\.|f[cd][0-9a-f]{2}:|fe80:)/i
const OWN = /^(?:::1|(?:::ffff:)?127\.)/

/** Where a sign-in came from. We ask nobody where an address is, so the address itself is all there is to say of a strange one. */
export function placeWords(address: string, here: string | null): string {
  if (OWN.test(address)) return 'On the computer that runs Roundtable'
  if (address === here) return 'From the network you are on now'
  if (PRIVATE.test(address)) return `From inside your organisation’s network (${address})`
  return address ? `From another network (${address})` : 'We do not know from where'
}
