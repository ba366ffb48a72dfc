/** A conference of invented people in the form that the demo plays, with nothing shared yet. */
export function conference(number: number, people: number): Record<string, unknown> {
  const attendees = Array.from({ length: people }, (_, i) => ({
    name: `Person${i + 1} Meeting${number}`,
    role: i === 0 ? 'chair' : i === 1 ? 'minute_taker' : i === 2 ? 'family' : 'practitioner',
  }))
  const agencies = ['Family', 'Children’s services', 'Police', 'Health visiting', 'School'].map((name, i, all) => ({
    name,
    attendees: attendees.filter((one, at) => (one.role === 'family' ? i === 0 : i === 1 + (at % (all.length - 1)))),
  }))
  return {
    schema: 'safeguarding-scenario/1',
    fictional: true,
    meeting: {
      id: `bench-${number}`,
      title: `Bench conference ${number}`,
      type: 'initial_child_protection_conference',
      start: '2026-11-19T10:00:00Z',
      end: '2026-11-19T12:00:00Z',
      children: [{ id: 'child-1', name: 'Wren Example' }],
      agencies,
    },
    contributions: [],
  }
}
