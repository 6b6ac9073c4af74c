import { mend } from './mend.ts'
import { mendLetters } from './mend-letters.ts'
import { meaningsOf } from './sayings.ts'
import { normal } from './tokens.ts'

/** One way to read what was asked, and what a match of it counts for. */
export interface Way {
  readonly text: string
  readonly counts: number
}

/** What a part of a longer message counts for: `我是新来的，想问下发票怎么开` asks by its second half. */
const ofPart = 0.9
const partsRead = 8
/** What was made of a text by putting in words that sound the same. */
const ofMended = 0.97
/** What was made of it by putting in what a way of speaking means. */
const ofMeant = 0.93

/** The whole, its parts, and each with words that only sound like those of the entries put right. */
export function waysToRead(asked: string, words: readonly string[]): Way[] {
  const parts = asked.split(/[\n?？!！。;；,，、]+/).filter((part) => part.trim())
  const whole = { text: asked, counts: 1 }
  const ways = parts.length < 2 ? [whole] : [whole, ...parts.slice(0, partsRead).map(partOf)]
  return ways
    .flatMap((way) => {
      const mended = mendLetters(mend(normal(way.text), words), words)
      return mended === normal(way.text) ? [way] : [way, { text: mended, counts: way.counts * ofMended }]
    })
    .flatMap((way) => [way, ...meaningsOf(normal(way.text)).map((text) => ({ text, counts: way.counts * ofMeant }))])
}

const partOf = (text: string): Way => ({ text, counts: ofPart })
