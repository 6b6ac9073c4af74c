/** Every word that was typed is somewhere in the text, in any order and case. */
export function matchesWords(text: string, typed: string): boolean {
  const inside = text.toLowerCase()
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => inside.includes(word))
}
