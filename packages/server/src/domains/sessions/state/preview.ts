const length = 200

/** The beginning of a message as lists show it, never with half a character at the end. */
export function preview(text: string): string {
  const cut = text.slice(0, length)
  return cut.isWellFormed() ? cut : cut.slice(0, -1).toWellFormed()
}
