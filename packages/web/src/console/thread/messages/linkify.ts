export type Piece = { kind: 'text' | 'link'; text: string }

const address = /https?:\/\/[^\s<>"'，。；！？、）】》]+/g

/** Cuts a text into plain pieces and web addresses; nothing else in it is ever treated as markup. */
export function linkify(text: string): Piece[] {
  const pieces: Piece[] = []
  let from = 0
  for (const match of text.matchAll(address)) {
    const link = match[0].replace(/[.,;:!?)\]]+$/, '')
    if (match.index > from) pieces.push({ kind: 'text', text: text.slice(from, match.index) })
    pieces.push({ kind: 'link', text: link })
    from = match.index + link.length
  }
  if (from < text.length) pieces.push({ kind: 'text', text: text.slice(from) })
  return pieces
}
