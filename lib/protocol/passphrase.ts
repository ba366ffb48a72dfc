/** Shortest and longest passphrase, in UTF-16 units. */
export const PASSPHRASE_LEAST = 12
export const PASSPHRASE_MOST = 1024
