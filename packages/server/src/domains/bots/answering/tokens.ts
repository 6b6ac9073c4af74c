/** Of Chinese a little less than a token a character; it errs on the expensive side for everything else. */
const perChar = 0.7

export const estimateTokens = (chars: number): number => Math.ceil(chars * perChar)

interface Usage {
  readonly promptTokens: number
  readonly completionTokens: number
}

/** What a model says it took, unless that cannot be: then our own estimate counts. */
export const plausible = (told: Usage | undefined, own: Usage): Usage =>
  told && isPossible(told.promptTokens, own.promptTokens) && isPossible(told.completionTokens, own.completionTokens)
    ? told
    : own

/** Thoughts are tokens that are never seen. */
const isPossible = (told: number, own: number) =>
  Number.isSafeInteger(told) && told >= 0 && told <= own * 10 + 20_000 && told >= Math.floor(own / 20)
