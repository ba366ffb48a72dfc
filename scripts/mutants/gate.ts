import type { Mutant } from './mutant'

const bytes = 'server/gate/bytes.ts'
const read = 'server/gate/read.ts'
const values = 'server/gate/values.ts'
const admit = 'server/gate/admit.ts'
const encode = 'server/gate/encode.ts'
const document = 'server/gate/document.ts'
const frames = 'server/gate/frames.ts'

/** The strict reader of updates, grown lenient. */
export const gate: Mutant[] = [
  {
    always: true,
    rules: 'G7 G8 G10 G23',
    says: 'an update is applied ungated',
    file: admit,
    find: 'const bound = admitClient(boundClient, person, doc)',
    put: `const whole = update.items.flatMap(({ clock, id, value }) =>
    value ? [{ client: update.client ?? 0, clock, id, value }] : [],
  )
  if (whole.length > 0) return ok({ kind: 'new', items: whole })
  const bound = admitClient(boundClient, person, doc)`,
  },
  {
    rules: 'G1',
    says: 'of several statements in one transaction only the first is admitted',
    file: admit,
    find: 'for (const { clock, id, value } of fresh) {',
    put: 'for (const { clock, id, value } of fresh.slice(0, 1)) {',
  },
  {
    rules: 'G2',
    says: 'offline work must be as small as an update',
    file: read,
    find: 'update: 512 * 1024',
    put: 'update: 64 * 1024',
  },
  {
    rules: 'G2',
    says: 'an update that carries removals is refused',
    file: admit,
    find: '!update.deletes.every(range => removed(range, doc))',
    put: 'update.deletes.length > 0',
  },
  {
    rules: 'G3',
    says: 'a resend is refused as shared already',
    file: admit,
    find: 'const fresh = update.items.slice(known.length)',
    put: 'const fresh = update.items',
  },
  {
    rules: 'G4',
    says: 'a struct of any content is taken for a statement',
    file: read,
    find: 'form !== ITEM.any && form !== ITEM.deleted',
    put: '(form & 0x1f) === 0',
  },
  {
    rules: 'G4',
    says: 'any root will do',
    file: read,
    find: ' || reader.text(64) !== STATEMENTS',
    put: ' || !reader.text(64)',
  },
  { rules: 'G4', says: 'any key will do', file: read, find: '!isId(id)', put: "id === ''" },
  { rules: 'G4', says: 'a key in capitals will do', file: 'lib/protocol/ids.ts', find: '{ID}$`)', put: "{ID}$`, 'i')" },
  {
    rules: 'G5',
    says: 'of several sections the last is read',
    file: read,
    find: 'if (sections > 1) reader.fail(',
    put: `for (let i = 1; i < sections; i++) {
    const skipped = reader.count(MIN_ITEM_BYTES)
    reader.uint()
    const from = reader.uint()
    for (let j = 0; j < skipped; j++) readItem(reader, from + j, limits)
  }
  if (sections > 9) reader.fail(`,
  },
  {
    rules: 'G5',
    says: 'an empty section is read',
    file: read,
    find: 'if (count === 0) reader.fail(',
    put: 'if (count < 0) reader.fail(',
  },
  {
    rules: 'G6',
    says: 'an update of any size is read',
    file: bytes,
    find: 'bytes.length > max',
    put: 'bytes.length > 1e9',
  },
  {
    rules: 'G6',
    says: 'a statement of any length is taken',
    file: values,
    find: 'reader.position - from > limits.value',
    put: 'reader.position < from',
  },
  {
    rules: 'G12',
    says: 'nests of any depth are read',
    file: read,
    find: 'depth: 6,',
    put: 'depth: 60,',
  },
  {
    rules: 'G6',
    says: 'a count that its bytes cannot hold is believed',
    file: bytes,
    find: 'count > Math.floor(this.left / minBytesEach)',
    put: 'count < minBytesEach - minBytesEach',
  },
  {
    rules: 'G7',
    says: 'a foreign client id is let in',
    file: admit,
    find: 'update.client !== null && update.client !== boundClient',
    put: 'update.client === 0',
  },
  {
    rules: 'G8',
    says: 'a gap between clocks is let in',
    file: admit,
    find: 'fresh[0]?.clock !== next',
    put: 'fresh[0]?.clock === -1',
  },
  {
    rules: 'G9',
    says: 'a known place is accepted under any id',
    file: admit,
    find: 'known.some(item => doc.idAt(client, item.clock) !== item.id)',
    put: 'known.some(item => doc.idAt(client, item.clock) === undefined)',
  },
  {
    rules: 'G10',
    says: 'an id that is taken is taken again',
    file: admit,
    find: 'if (taken.length > 0) return',
    put: 'if (taken.length > 99) return',
  },
  {
    rules: 'G10',
    says: 'one id stands twice in an update',
    file: admit,
    find: 'if (ids.has(id)) return',
    put: 'if (ids.size > 99) return',
  },
  {
    rules: 'G11',
    says: 'of a range of removals only the first place is looked at',
    file: admit,
    find: 'at < clock + len; at++',
    put: 'at < clock + Math.min(len, 1); at++',
  },
  {
    rules: 'G11',
    says: 'anyone removes what stands',
    file: admit,
    find: 'if (!update.deletes.every(range => removed(range, doc)))',
    put: 'if (!update.deletes.every(range => removed(range, doc) || doc.idAt(range.client, range.clock)))',
  },
  {
    rules: 'G11',
    says: 'ranges of removals may overlap',
    file: read,
    find: 'if (clock <= end) reader.fail',
    put: 'if (clock < 0) reader.fail',
  },
  {
    rules: 'G12',
    says: 'fractions are numbers',
    file: bytes,
    find: '!Number.isSafeInteger(number) || Math',
    put: 'Number.isNaN(number) || Math',
  },
  { rules: 'G12', says: 'minus zero is a number', file: bytes, find: ' || Object.is(number, -0)', put: '' },
  {
    rules: 'G12',
    says: 'a field may be there twice',
    file: values,
    find: 'if (fields.has(key))',
    put: "if (key === '')",
  },
  {
    rules: 'G12',
    says: 'a field may be called __proto__',
    file: values,
    find: "new Set(['__proto__', ",
    put: 'new Set([',
  },
  { rules: 'G12', says: 'a field may be called 0', file: values, find: ' && !INDEX_LIKE.test(key)', put: '' },
  { rules: 'G13', says: 'ill-formed text is repaired', file: bytes, find: 'fatal: true', put: 'fatal: false' },
  { rules: 'G13', says: 'NUL is a letter', file: bytes, find: "text.includes('\\0')", put: "text === '\\0\\0'" },
  { rules: 'G13', says: 'a byte order mark goes missing', file: bytes, find: ', ignoreBOM: true', put: '' },
  {
    rules: 'G14',
    says: 'what follows the end is passed over',
    file: bytes,
    find: 'if (this.left > 0) this.fail',
    put: 'if (this.left < 0) this.fail',
  },
  {
    rules: 'G14 G20',
    says: 'numbers longer than they need be are read',
    file: bytes,
    find: 'this.position - from > 1 && this',
    put: 'this.position < from && this',
  },
  {
    rules: 'G15',
    says: 'fields are written as they came',
    file: values,
    find: 'const keys = Object.keys(object).sort()',
    put: 'const keys = Object.keys(object)',
  },
  {
    rules: 'G15',
    says: 'ill-formed text is written',
    file: values,
    find: 'if (ILL_FORMED.test(text))',
    put: "if (text === 'ILL_FORMED')",
  },
  {
    rules: 'G16',
    says: 'a row that does not follow is taken',
    file: document,
    find: 'if (n !== this.rows.length + 1)',
    put: 'if (n < 0)',
  },
  {
    rules: 'G16',
    says: 'clients are written in the wrong order',
    file: encode,
    find: '([a], [b]) => b - a)',
    put: '([a], [b]) => a - b)',
  },
  {
    rules: 'G16 G17',
    says: 'removals that stand side by side are not one range',
    file: encode,
    find: 'last && last.clock + last.len === clock',
    put: 'last && last.len < 0',
  },
  {
    rules: 'G17',
    says: 'a reader is sent what they have',
    file: encode,
    find: 'row.clock >= (theirs.get(row.client) ?? 0)',
    put: 'row.clock >= 0',
  },
  {
    rules: 'G18 G23',
    says: 'the server’s own client id is anyone’s',
    file: admit,
    find: 'client <= SERVER_CLIENT || client > MAX_CLIENT',
    put: 'client < 0',
    also: [{ file: admit, find: 'owner !== undefined && owner !== person', put: 'owner === person && client < 0' }],
  },
  {
    rules: 'G19',
    says: 'nobody is ever told that the server went back',
    file: admit,
    find: 'client !== boundClient && clock >',
    put: 'client < 0 && clock >',
  },
  {
    rules: 'G19 G40',
    says: 'only receipts tell that the server went back',
    file: admit,
    find: 'client !== boundClient && clock >',
    put: 'client === 1 && clock >',
  },
  {
    rules: 'G19',
    says: 'their own unsent work counts as ours',
    file: admit,
    find: 'client !== boundClient && clock >',
    put: 'clock >',
  },
  {
    rules: 'G20',
    says: 'a state vector names a client twice',
    file: read,
    find: 'if (clocks.has(client)) reader',
    put: 'if (client < 0) reader',
  },
  {
    rules: 'G21',
    says: 'frames of an unknown kind are sync frames',
    file: frames,
    find: 'if (type !== MESSAGE.sync) reader',
    put: 'if (type === 99) reader',
  },
  {
    rules: 'G22',
    says: 'a refusal is said in another form',
    file: frames,
    find: 'encoding.writeVarUint(encoder, MESSAGE.refused)',
    put: 'encoding.writeVarUint(encoder, 7)',
  },
  {
    rules: 'G23',
    says: 'a client id has no owner',
    file: admit,
    find: 'owner !== undefined && owner !== person',
    put: "person === ''",
  },
  {
    rules: 'G24',
    says: 'what is wrong with a message escapes as an exception',
    file: bytes,
    find: "return refuse('shape', unreadable.damaged, reader.about)",
    put: 'throw error',
  },
]
