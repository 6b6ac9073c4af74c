import { isHan, pairsOf, plain, runsOf } from './tokens.ts'

const inAnswer = 0.5

/** How much of the running text was said as it stands: the share of its pairs of characters that an entry has, 0 to 1. */
export function overlapWith(asked: string): (entry: { readonly question: string; readonly answer: string }) => number {
  const pairs = runsOf(plain(asked)).flatMap((run) => (isHan(run) && [...run].length > 1 ? pairsOf(run) : [run]))
  return ({ question, answer }) => {
    if (pairs.length === 0) return 0
    const [inQuestion, inText] = [plain(question), plain(answer)]
    const found = pairs.map((pair) => (inQuestion.includes(pair) ? 1 : inText.includes(pair) ? inAnswer : 0))
    return found.reduce<number>((sum, one) => sum + one, 0) / pairs.length
  }
}
