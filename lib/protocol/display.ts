/** How one person likes their screen. Remembered on the device, never more than these four. */
export const SIZES = ['100', '110', '125', '150', '175', '200'] as const
export const THEMES = ['system', 'light', 'dark', 'contrast'] as const
export const SAYS = ['all', 'mine', 'off'] as const

export type Display = {
  size: (typeof SIZES)[number]
  theme: (typeof THEMES)[number]
  keys: boolean
  say: (typeof SAYS)[number]
}

export const DISPLAY_COOKIE = 'display'
export const defaultDisplay: Display = { size: '100', theme: 'system', keys: true, say: 'all' }

const oneOf = <T extends string>(list: readonly T[], value: string | undefined, otherwise: T): T =>
  list.find(item => item === value) ?? otherwise

/** Reads the cookie `size.theme.keys.say`; whatever is not known falls back. */
export function readDisplay(value: string | undefined): Display {
  const [size, theme, keys, say] = (value ?? '').split('.')
  return {
    size: oneOf(SIZES, size, defaultDisplay.size),
    theme: oneOf(THEMES, theme, defaultDisplay.theme),
    keys: keys !== 'off',
    say: oneOf(SAYS, say, defaultDisplay.say),
  }
}

export const writeDisplay = (display: Display) =>
  [display.size, display.theme, display.keys ? 'on' : 'off', display.say].join('.')
