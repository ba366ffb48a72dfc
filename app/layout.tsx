import type { Metadata, Viewport } from 'next'
import { cookies } from 'next/headers'
import { connection } from 'next/server'
import { DISPLAY_COOKIE, readDisplay } from '../lib/protocol/display'
import { shell } from '../lib/text/shell'
import './ui/tokens.css'
import './ui/base.css'
import { Alerted } from './ui/Alerted'
import { DisplayProvider } from './ui/DisplayProvider'
import { Idle } from './ui/Idle'

export const metadata: Metadata = {
  title: { default: shell.product, template: `%s · ${shell.product}` },
  robots: { index: false, follow: false },
  referrer: 'no-referrer',
}
export const viewport: Viewport = { width: 'device-width', initialScale: 1, colorScheme: 'light dark' }

/** Rendered for each request: the content security policy's nonce and the person's display settings are in it. */
export default async function RootLayout({ children }: { children: React.ReactNode }) {
  await connection()
  const display = readDisplay((await cookies()).get(DISPLAY_COOKIE)?.value)
  return (
    <html lang="en-GB" data-theme={display.theme === 'system' ? undefined : display.theme} data-size={display.size}>
      <body>
        <a className="skip" href="#main">
          {shell.skip}
        </a>
        <DisplayProvider initial={display}>{children}</DisplayProvider>
        <Alerted />
        <Idle />
      </body>
    </html>
  )
}
