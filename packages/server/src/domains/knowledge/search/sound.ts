import { syllables } from './syllables.ts'

/** Who types by sound mixes these up: `zhi` and `zi`, `jin` and `jing`. */
const fold = (syllable: string): string =>
  syllable
    .replace(/^([zcs])h/, '$1')
    .replace(/ng$/, 'n')
    .replaceAll('ü', 'v')

const soundOfCharacter = new Map<string, string>()
const spellings = new Set<string>()
for (const group of syllables.split(/\s+/).filter(Boolean)) {
  const spelling = /^[a-zü]+/.exec(group)?.[0] ?? ''
  spellings.add(spelling.replaceAll('ü', 'v'))
  for (const character of group.slice(spelling.length)) {
    // The first group with a character is its usual reading.
    if (!soundOfCharacter.has(character)) soundOfCharacter.set(character, fold(spelling))
  }
}
const longestSpelling = 6

export interface Sounded {
  /** What is written: a character, or the letters of one syllable. */
  readonly text: string
  readonly sound: string
}

/** A text as it is said, syllable by syllable; what has no sound we know breaks it off into runs. */
export function soundsOf(text: string): Sounded[][] {
  const runs: Sounded[][] = [[]]
  for (const [piece] of text.matchAll(/[a-z]+|./gsu)) {
    const heard = /^[a-z]/.test(piece) ? spelled(piece) : said(piece)
    if (heard) runs.at(-1)?.push(...heard)
    else runs.push([])
  }
  return runs.filter((run) => run.length > 1)
}

function said(character: string): Sounded[] | undefined {
  const sound = soundOfCharacter.get(character)
  return sound === undefined ? undefined : [{ text: character, sound }]
}

/** Latin letters read as pinyin: `fapiao` is fa and piao; undefined when they are no syllables, as most English words are. */
function spelled(letters: string): Sounded[] | undefined {
  if (letters.length < 2 || letters.length > 24) return undefined
  const ways: (Sounded[] | undefined)[] = [[]]
  for (let end = 1; end <= letters.length; end++) {
    // The longest last syllable wins: xian is xian, not xi and an.
    for (let length = Math.min(longestSpelling, end); length >= 1 && !ways[end]; length--) {
      const text = letters.slice(end - length, end)
      const before = ways[end - length]
      if (before && spellings.has(text)) ways[end] = [...before, { text, sound: fold(text) }]
    }
  }
  return ways[letters.length]
}

/** Pairs of neighbouring syllables, for finding what was written with other characters of the same sound. */
export const soundPairs = (text: string): string[] =>
  soundsOf(text).flatMap((run) => run.slice(1).map(({ sound }, i) => `~${run[i]?.sound}'${sound}`))
