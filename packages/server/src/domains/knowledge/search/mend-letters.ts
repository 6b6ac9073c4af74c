const run = /[a-z]{3,}/g
const sure = 5

/**
 * The text with latin words put in for what is one slip of the finger away from them: `vnp` is vpn and `pasword` password. A short
 * word is only taken for another with the same first letter and the same letters in it: `app` is not `api`.
 */
export function mendLetters(text: string, words: readonly string[]): string {
  const known = words.filter((word) => /^[a-z]{3,}$/.test(word))
  if (known.length === 0) return text
  const spelledRight = new Set(known)
  return text.replaceAll(run, (typed) =>
    spelledRight.has(typed) ? typed : (known.find((word) => isSlip(typed, word)) ?? typed),
  )
}

function isSlip(typed: string, word: string): boolean {
  if (Math.abs(typed.length - word.length) > 1) return false
  const start = sharedStart(typed, word)
  const rest = [typed.slice(start), word.slice(start)] as const
  const end = sharedStart(backwards(rest[0]), backwards(rest[1]))
  const [wrong, right] = [rest[0].slice(0, rest[0].length - end), rest[1].slice(0, rest[1].length - end)]
  if (wrong.length === 2 && backwards(wrong) === right) return true
  if (typed.length < sure || start === 0) return false
  return wrong.length <= 1 && right.length <= 1
}

function sharedStart(a: string, b: string): number {
  let at = 0
  while (at < a.length && at < b.length && a[at] === b[at]) at++
  return at
}

const backwards = (text: string): string => [...text].reverse().join('')
