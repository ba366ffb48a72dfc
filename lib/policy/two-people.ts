/** Somebody, and who gave them the way in to their account, where that was done by a link. */
export type LetIn = { person: string; setUpBy: string | null }

/** Whether one of two gave the other the way in to their account: that may be one person with two, so they are no two people. */
export const sameDoor = (one: LetIn, other: LetIn): boolean =>
  one.setUpBy === other.person || other.setUpBy === one.person
