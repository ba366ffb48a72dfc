import * as Y from 'yjs'
import { DRAFTS, type ProseField } from '../../../lib/board/draft-fields'
import { TEXT_LIMITS, TEXT_STEP2_LIMITS } from '../text'
import { beginDraft, Desk, spelt } from './drafts'
import { type Random, random, uuid } from './random'

type Message = { step: 'step1' | 'step2' | 'update'; bytes: Uint8Array }
type Line = {
  person: string
  doc: Y.Doc
  up: Message[]
  down: Message[]
  open: boolean
  ready: boolean
  inStep: boolean
}
type Page = { person: string; doc: Y.Doc; line: Line | null; undo: Map<Y.Text, Y.UndoManager> }

export type CoEditingReport = { changes: number; connections: number; words: number }

/**
 * Honest colleagues at work: they begin drafts, type, erase, undo, choose, delete drafts, lose their connections with
 * messages under way and work on offline. Messages arrive in any order between connections. Throws when anything is
 * refused, a replica differs in the end, or a word that nobody erased is missing.
 */
export const coEditing = (seed: number, steps = 120): CoEditingReport => new Session(random(seed)).run(steps)

const FIELDS: readonly ProseField[] = ['body', 'impact', 'exactWords']

class Session {
  private readonly desk = new Desk()
  private readonly pages: Page[]
  private readonly lines = new Set<Line>()
  private connections = 0
  private words = 0
  /** In every second session nothing is erased, so that every word must be there in the end. */
  private readonly erases: boolean

  constructor(private readonly dice: Random) {
    this.erases = dice.chance(0.5)
    this.pages = [1, 1, 2, 3].map(n => {
      const doc = new Y.Doc({ gc: false })
      doc.clientID = 2 + dice.below(2 ** 32 - 2)
      const page: Page = { person: uuid(0xa000 + n), doc, line: null, undo: new Map() }
      doc.on('update', (bytes: Uint8Array, origin: unknown) => {
        if (page.line?.open && origin !== page.line) page.line.up.push({ step: 'update', bytes })
      })
      return page
    })
  }

  run(steps: number): CoEditingReport {
    for (let i = 0; i < steps; i++) this.step()
    while (this.settle()) {}
    this.check()
    return { changes: this.desk.sent.length, connections: this.connections, words: this.words }
  }

  private step() {
    const page = this.dice.pick(this.pages)
    const roll = this.dice.below(100)
    if (roll < 35) this.write(page)
    else if (roll < 45 && !page.line) this.connect(page)
    else if (roll < 48) this.drop(page)
    else this.deliverOne()
  }

  private write({ doc, undo }: Page) {
    const { dice } = this
    const drafts = doc.getMap(DRAFTS)
    const ids = [...drafts.keys()]
    const draft = ids.length > 0 ? drafts.get(dice.pick(ids)) : undefined
    if (!(draft instanceof Y.Map) || dice.chance(0.08)) return beginDraft(doc, uuid(0x100000 + dice.below(2 ** 30)), {})
    const text = draft.get(dice.pick(FIELDS))
    if (!(text instanceof Y.Text)) return
    const roll = dice.below(20)
    const manager =
      undo.get(text) ?? new Y.UndoManager(text, { trackedOrigins: new Set(['typing']), captureTimeout: 0 })
    undo.set(text, manager)
    if (roll < 2) draft.set(dice.pick(['nature', 'historic', 'when']), dice.pick(['fact', true, { day: '1' }]))
    else if (this.erases && roll < 4) this.erase(doc, text)
    else if (this.erases && roll < 5) manager.undo()
    else if (this.erases && roll < 6) manager.redo()
    else if (this.erases && roll < 7 && dice.chance(0.4)) drafts.delete(draft._item?.parentSub ?? '')
    else this.type(doc, text)
  }

  private type(doc: Y.Doc, text: Y.Text) {
    this.words++
    const at = boundary(text, this.dice.below(text.length + 1))
    doc.transact(() => text.insert(at, `<${this.words}😀>`), 'typing')
  }

  private erase(doc: Y.Doc, text: Y.Text) {
    const from = boundary(text, this.dice.below(text.length + 1))
    const to = boundary(text, Math.min(text.length, from + this.dice.below(6)))
    if (to > from) doc.transact(() => text.delete(from, to - from), 'typing')
  }

  private connect(page: Page) {
    this.connections++
    const { person, doc } = page
    const line: Line = { person, doc, up: [], down: [], open: true, ready: false, inStep: false }
    page.line = line
    this.lines.add(line)
    line.up.push({ step: 'step1', bytes: Y.encodeStateVector(doc) })
  }

  private drop(page: Page) {
    if (page.line) this.lose(page.line)
  }

  private lose(line: Line) {
    line.open = false
    this.lines.delete(line)
    for (const page of this.pages) if (page.line === line) page.line = null
  }

  private deliverOne(): boolean {
    const busy = [...this.lines].filter(line => line.up.length + line.down.length > 0)
    if (busy.length === 0) return false
    const line = this.dice.pick(busy)
    const goesUp = line.down.length === 0 || (line.up.length > 0 && this.dice.chance(0.5))
    const message = goesUp ? line.up.shift() : line.down.shift()
    if (message) goesUp ? this.serve(line, message) : this.show(line, message)
    return true
  }

  private show(line: Line, { step, bytes }: Message) {
    if (step === 'step1') line.up.push({ step: 'step2', bytes: Y.encodeStateAsUpdate(line.doc, bytes) })
    else Y.applyUpdate(line.doc, bytes, line)
  }

  private serve(line: Line, { step, bytes }: Message) {
    if (step === 'step1') {
      line.ready = true
      line.down.push({ step: 'step2', bytes: this.desk.document.since(bytes) })
      line.down.push({ step: 'step1', bytes: this.desk.document.stateVector() })
      return
    }
    if (step === 'update' && !line.inStep) return
    line.inStep = true
    const limits = step === 'step2' ? TEXT_STEP2_LIMITS : TEXT_LIMITS
    const result = this.desk.receive(bytes, line.person, line.doc.clientID, limits)
    if (result === 'again') return this.lose(line)
    if (!result.ok) throw new Error(`an honest page was refused: ${JSON.stringify(result.refusal)}`)
    const made = result.value.bytes
    if (!made) return
    for (const other of this.lines) if (other !== line && other.ready) other.down.push({ step: 'update', bytes: made })
  }

  private settle(): boolean {
    const away = this.pages.filter(page => !page.line)
    for (const page of away) this.connect(page)
    while (this.deliverOne()) {}
    return away.length > 0 || this.pages.some(page => !page.line)
  }

  private check() {
    const server = new Y.Doc()
    Y.applyUpdate(server, this.desk.document.since(Uint8Array.of(0)))
    const said = spelt(server)
    for (const { doc } of this.pages) {
      if (spelt(doc) !== said) throw new Error('a replica differs')
      if (doc.store.pendingStructs ?? doc.store.pendingDs) throw new Error('something is missing')
    }
    if (spelt(this.desk.replica()) !== said) throw new Error('what was sent gives other drafts')
    if (said.includes('\uFFFD')) throw new Error('a character is torn')
    for (let word = 1; !this.erases && word <= this.words; word++)
      if (![...`<${word}😀>`].every(letter => said.includes(letter))) throw new Error('a word is missing')
    const whole = this.erases ? 0 : said.split('😀').length - 1
    if (!this.erases && whole !== this.words) throw new Error(`${this.words - whole} words are missing`)
  }
}

/** Nobody's caret stands within a character. */
const boundary = (text: Y.Text, at: number) => {
  const letters = text.toString()
  return /[\uD800-\uDBFF]/.test(letters.charAt(at - 1)) && /[\uDC00-\uDFFF]/.test(letters.charAt(at)) ? at - 1 : at
}
