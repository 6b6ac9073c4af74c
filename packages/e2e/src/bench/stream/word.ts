/** What the fake model says, again and again: each time is one chunk. */
export const word = '字。'
/** Once in each of them, and in nothing else that is on the wire. */
export const mark = Buffer.from('字')

export interface Wanted {
  readonly chunks: number
  /** How long the model thinks before its first word. */
  readonly thinkMs: number
}

/** A question that the fake model answers so. */
export const questionFor = ({ chunks, thinkMs }: Wanted): string => `chunks=${chunks} think=${thinkMs}`

/** Of the newest question: what was asked before may stand in front of it. */
export function wantedIn(asked: string): Wanted {
  const [, chunks = 1, thinkMs = 0] = [...asked.matchAll(/chunks=(\d+) think=(\d+)/g)].at(-1) ?? []
  return { chunks: Number(chunks), thinkMs: Number(thinkMs) }
}
