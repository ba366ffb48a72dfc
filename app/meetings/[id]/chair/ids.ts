/** The field for a reason in the chair's own words; key E goes there. */
export const OWN_WORDS = 'own-words'
/** What its agency is asked to do; the key ? goes there. */
export const REQUEST = 'request'
/** The button that releases what is held; key R goes there. */
export const RELEASE = 'release-held'
