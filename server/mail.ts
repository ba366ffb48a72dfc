import { createTransport } from 'nodemailer'

/** How mail is sent: `url` is `smtp://` (then TLS is demanded before anything is said, except on this machine) or `smtps://`. */
export type MailSettings = { url: string; from: string }

/** One plain message to one address. Rejects where the server did not take it; never says what is in it. */
export type Mail = (to: string, subject: string, text: string) => Promise<void>

const LOOPBACK = ['127.0.0.1', '[::1]', 'localhost']
/** Milliseconds: somebody waits for the answer. */
const PATIENCE = 10_000

export function createMail({ url, from }: MailSettings): Mail {
  const { protocol, hostname, port, username, password } = new URL(url)
  const secure = protocol === 'smtps:'
  const transport = createTransport({
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port) || (secure ? 465 : 587),
    secure,
    requireTLS: !secure && !LOOPBACK.includes(hostname),
    ...(username && { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    connectionTimeout: PATIENCE,
    greetingTimeout: PATIENCE,
    socketTimeout: PATIENCE,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return async (to, subject, text) => {
    // As an object, so that an address is one address whatever is in it.
    await transport.sendMail({ from, to: { name: '', address: to }, subject, text })
  }
}
