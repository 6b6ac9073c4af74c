type Range = { start: number; end: number }
export type Piece = { at: number; text: string; found: boolean }

/** The text in pieces, found and not; of a long one what is around the first that was found. */
export function piecesOf(text: string, ranges: readonly Range[], before = 60, most = 280): Piece[] {
  const first = ranges[0]?.start ?? 0
  const from = first > before ? first - before : 0
  const to = Math.min(text.length, from + most)
  const pieces: Piece[] = from > 0 ? [{ at: -1, text: '…', found: false }] : []
  let at = from
  const put = (end: number, found: boolean) => {
    if (end > at) pieces.push({ at, text: text.slice(at, end), found })
    at = Math.max(at, end)
  }
  for (const { start, end } of ranges) {
    put(Math.min(start, to), false)
    put(Math.min(end, to), true)
  }
  put(to, false)
  return to < text.length ? [...pieces, { at: to, text: '…', found: false }] : pieces
}
