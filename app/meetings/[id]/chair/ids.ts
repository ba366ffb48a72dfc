/** The field for a reason in the chair's own words; key E goes there. */
export const OWN_WORDS = 'own-words'
