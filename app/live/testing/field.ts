/** A field as a browser has it, without the browser: what the binding uses of it, and somebody who types. */
export class Field extends EventTarget {
  value = ''
  scrollTop = 0
  selectionStart: number | null = 0
  selectionEnd: number | null = 0
  setSelectionRange(start: number, end: number) {
    this.selectionStart = start
    this.selectionEnd = end
  }
  /** Types where the caret is, over what is selected. */
  type(letters: string) {
    for (const letter of letters) this.put(letter)
  }
  put(letters: string) {
    const [start, end] = [this.selectionStart ?? 0, this.selectionEnd ?? 0]
    this.value = this.value.slice(0, start) + letters + this.value.slice(end)
    this.setSelectionRange(start + letters.length, start + letters.length)
    this.dispatchEvent(new Event('input'))
  }
  backspace() {
    const at = this.selectionStart ?? 0
    if (at === this.selectionEnd) this.setSelectionRange(Math.max(0, at - 1), at)
    this.put('')
  }
  key(key: string, more: { shiftKey?: boolean; metaKey?: boolean } = {}) {
    const event = Object.assign(new Event('keydown', { cancelable: true }), {
      key,
      ctrlKey: !more.metaKey,
      metaKey: false,
      altKey: false,
      shiftKey: false,
      ...more,
    })
    this.dispatchEvent(event)
    return event.defaultPrevented
  }
}
