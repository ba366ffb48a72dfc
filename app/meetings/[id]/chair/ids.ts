/** The field for a reason in the chair's own words; key E goes there. */
export const OWN_WORDS = 'own-words'
/** The button that releases what is held; key R goes there. */
export const RELEASE = 'release-held'
