export interface Gate {
  /** What the model says. */
  push(text: string): void
  /** What was said before, and everything from now on, is handed on. */
  open(): void
  /** All of it so far. */
  said(): string
}

/** No word of an answer leaves before the question is stored: what is not stored was not asked. */
export function holdBack(onDelta: ((text: string) => void) | undefined): Gate {
  let said = ''
  let isOpen = false
  return {
    push(text) {
      said += text
      if (isOpen) onDelta?.(text)
    },
    open() {
      isOpen = true
      if (said !== '') onDelta?.(said)
    },
    said: () => said,
  }
}
