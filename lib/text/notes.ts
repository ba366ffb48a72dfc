/** Private notes of whoever chairs or takes the minutes. */
export const notes = {
  title: 'My own notes',
  lead: 'Nobody else can read these, colleagues neither. They are not part of the log.',
  label: (n: number) => `Note ${n}`,
  begin: 'New note',
  remove: (n: number) => `Delete note ${n}`,
  kept: 'Kept',
  notYet: 'Not kept yet',
} as const
