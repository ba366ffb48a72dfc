/** How long (ms) a code for a room screen can be used, and how long a screen stays paired. */
export const CODE_LASTS = 10 * 60_000
export const SCREEN_LASTS = 12 * 60 * 60_000
/** Screens a meeting can have at once. */
export const MOST_SCREENS = 4

/** What the code is made of: nothing that reads like something else. 32 letters, so that a random byte chooses evenly. */
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const LENGTH = 8

/** A code from eight random bytes. */
export function codeFrom(random: Uint8Array): string {
  if (random.length !== LENGTH) throw new RangeError('a code needs eight random bytes')
  return [...random].map(byte => LETTERS[byte % LETTERS.length]).join('')
}

/** The code as it was typed, without spaces, dashes and small letters; null for what is none. */
export function codeIn(typed: string): string | null {
  const code = typed.toUpperCase().replace(/[\s-]/g, '')
  return code.length === LENGTH && [...code].every(letter => LETTERS.includes(letter)) ? code : null
}

/** As it is read aloud. */
export const codeInTwo = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`

/** What a code is known by: it opens one meeting and no other. */
export const codeText = (meeting: string, code: string): string => `roundtable/room-code/1|${meeting}|${code}`

/** A room screen: what its cookie is known by (SHA-256, hex), since when it is connected, and who gave it its code. */
export type RoomScreen = { token: string; since: string; by: string }

/** The code that waits for a screen, and the screens there are, by their id. */
export type RoomScreens = { code: { hash: string; at: string; by: string } | null; paired: Map<string, RoomScreen> }

export const noScreens = (): RoomScreens => ({ code: null, paired: new Map() })

/** Whether a code with this hash opens the meeting at this moment of the server's clock (ms). */
export const opens = ({ code }: RoomScreens, hash: string, now: number): boolean =>
  code !== null && code.hash === hash && now < Date.parse(code.at) + CODE_LASTS

export const isOld = ({ since }: RoomScreen, now: number): boolean => now >= Date.parse(since) + SCREEN_LASTS

/** Screens that were paired too long ago are none any more. */
export function forgetOld({ paired }: RoomScreens, now: number) {
  for (const [id, screen] of paired) if (isOld(screen, now)) paired.delete(id)
}
