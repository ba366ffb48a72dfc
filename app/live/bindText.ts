import * as Y from 'yjs'
import { clean } from './clean'
import { type Delta, editBetween, shifted } from './edit'

/** What a text field of the browser is, as far as it is written together: `textarea` and one-line `input` both are. */
export type TextBox = Pick<HTMLTextAreaElement, 'value' | 'scrollTop' | 'addEventListener' | 'removeEventListener'> & {
  selectionStart: number | null
  selectionEnd: number | null
  setSelectionRange(start: number, end: number): void
}

/** A burst of typing is undone as one, ms. */
const BURST = 500

/** Carries an edit over what others changed since the field last showed the text. */
export function carried(index: number, remove: number, deltas: readonly Delta[]) {
  const through = (place: number) => deltas.reduce((at, delta) => shifted(at, delta), place)
  const start = through(index)
  return { start, end: Math.max(start, through(index + remove)) }
}

/**
 * Keeps a field and a shared text the same, both ways, letter by letter. The caret stays with its letters when others
 * write; while a character is being composed (an input method), what others write is held back and then merged. Undo and
 * redo are this person's own. Returns how to let go.
 */
export function bindText(box: TextBox, text: Y.Text, doc: Y.Doc): () => void {
  const own = {}
  const undo = new Y.UndoManager(text, { trackedOrigins: new Set([own]), captureTimeout: BURST })
  let shown = text.toString()
  let composing = false
  let held: Delta[] = []

  const show = (deltas: readonly Delta[]) => {
    const [start, end] = [box.selectionStart, box.selectionEnd].map(at =>
      deltas.reduce((place, delta) => shifted(place, delta), at ?? 0),
    )
    const { scrollTop } = box
    shown = text.toString()
    if (box.value === shown) return
    box.value = shown
    box.setSelectionRange(start ?? 0, end ?? 0)
    box.scrollTop = scrollTop
  }
  const typed = () => {
    if (composing) return
    const typedText = String(clean(box.value))
    const { index, remove, insert } = editBetween(shown, typedText, box.selectionEnd ?? undefined)
    const { start, end } = carried(index, remove, held)
    doc.transact(() => {
      if (end > start) text.delete(start, end - start)
      if (insert) text.insert(start, insert)
    }, own)
    const behind = held
    held = []
    if (behind.length > 0 || typedText !== box.value) show(behind)
    shown = text.toString()
  }
  const changed = (event: Y.YTextEvent, transaction: Y.Transaction) => {
    if (transaction.origin === own) return
    if (composing) held.push(event.delta)
    else if (transaction.origin === undo) showUndone(event.delta)
    else show([event.delta])
  }
  /** After undoing, the caret stands where something changed. */
  const showUndone = (delta: Delta) => {
    show([])
    let at = delta[0]?.retain ?? 0
    for (const { insert } of delta) if (typeof insert === 'string') at += insert.length
    box.setSelectionRange(at, at)
  }
  const compositionStart = () => {
    composing = true
  }
  const compositionEnd = () => {
    composing = false
    typed()
  }
  const ask = (event: Event, what: 'undo' | 'redo') => {
    event.preventDefault()
    undo[what]()
  }
  const beforeInput = (event: InputEvent) => {
    if (event.inputType === 'historyUndo') ask(event, 'undo')
    if (event.inputType === 'historyRedo') ask(event, 'redo')
  }
  const keyDown = (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return
    const key = event.key.toLowerCase()
    if (key === 'z') ask(event, event.shiftKey ? 'redo' : 'undo')
    if (key === 'y' && !event.metaKey) ask(event, 'redo')
  }

  box.value = shown
  text.observe(changed)
  box.addEventListener('input', typed)
  box.addEventListener('compositionstart', compositionStart)
  box.addEventListener('compositionend', compositionEnd)
  box.addEventListener('beforeinput', beforeInput)
  box.addEventListener('keydown', keyDown)
  return () => {
    text.unobserve(changed)
    undo.destroy()
    box.removeEventListener('input', typed)
    box.removeEventListener('compositionstart', compositionStart)
    box.removeEventListener('compositionend', compositionEnd)
    box.removeEventListener('beforeinput', beforeInput)
    box.removeEventListener('keydown', keyDown)
  }
}
