import { soundsOf } from './sound.ts'
import { isHan } from './tokens.ts'

/**
 * The text with words put in for what only sounds like them: `发漂` and `fapiao` are 发票 where an entry speaks of one.
 * A word of characters is taken for another only when they share one, or it is long: 公式 is not 公事.
 */
export function mend(text: string, words: readonly string[]): string {
  const runs = soundsOf(text)
  let mended = text
  for (const word of words) {
    if (text.includes(word)) continue
    const [sounds] = soundsOf(word)
    if (!sounds || sounds.length !== [...word].length) continue
    for (const run of runs) {
      for (let start = 0; start + sounds.length <= run.length; start++) {
        const heard = run.slice(start, start + sounds.length)
        if (!heard.every(({ sound }, i) => sound === sounds[i]?.sound)) continue
        const written = heard.map((one) => one.text)
        if (isLikely(written, [...word])) mended = mended.replace(written.join(''), word)
      }
    }
  }
  return mended
}

function isLikely(written: readonly string[], word: readonly string[]): boolean {
  if (written.every((one) => !isHan(one))) return true
  return word.length > 2 || written.some((one, i) => one === word[i])
}
