/** A lower-case UUID, the only form an id takes in a document, a room's name or a URL; to be put into other patterns. */
export const ID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
export const WHOLE_ID: RegExp = new RegExp(`^${ID}$`)
export const isId = (text: string) => WHOLE_ID.test(text)
