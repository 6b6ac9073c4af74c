import type { Asked } from './read-questions.ts'

export interface Answered {
  readonly asked: Asked
  /** Questions of the entries that were found, best first; none when the bot said that it does not know. */
  readonly found: readonly string[]
}

export interface Score {
  readonly answerable: number
  readonly recall1: number
  readonly recall3: number
  readonly mrr: number
  readonly falseRefusals: number
  readonly strangers: number
  readonly refused: number
}

export function scoreOf(answers: readonly Answered[]): Score {
  const known = answers.filter(({ asked }) => asked.expected !== undefined)
  const strange = answers.filter(({ asked }) => asked.expected === undefined)
  const ranks = known.map(({ asked, found }) => found.indexOf(asked.expected ?? '') + 1)
  const share = (count: number, all: number) => (all === 0 ? Number.NaN : count / all)
  return {
    answerable: known.length,
    recall1: share(ranks.filter((rank) => rank === 1).length, known.length),
    recall3: share(ranks.filter((rank) => rank >= 1 && rank <= 3).length, known.length),
    mrr: share(
      ranks.reduce((sum, rank) => sum + (rank > 0 ? 1 / rank : 0), 0),
      known.length,
    ),
    falseRefusals: share(known.filter(({ found }) => found.length === 0).length, known.length),
    strangers: strange.length,
    refused: share(strange.filter(({ found }) => found.length === 0).length, strange.length),
  }
}
