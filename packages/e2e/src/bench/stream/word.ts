/** What the fake model says, again and again: each time is one chunk. */
export const word = '字。'
/** Once in each of them, and in nothing else that is on the wire. */
export const mark = Buffer.from('字')

/** A question that the fake model answers with so many chunks. */
export const questionFor = (chunks: number): string => `chunks=${chunks}`

/** Of the newest question: what was asked before may stand in front of it. */
export const chunksIn = (asked: string): number => Number([...asked.matchAll(/chunks=(\d+)/g)].at(-1)?.[1] ?? 1)
