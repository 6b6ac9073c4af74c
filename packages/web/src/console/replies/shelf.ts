const freshMs = 60_000

/** Keeps one answer for a minute; whoever asks meanwhile gets the same. A failure is not kept. */
export function createShelf<T>(ask: () => Promise<T>, now: () => number = Date.now) {
  let kept: { at: number; answer: Promise<T> } | undefined
  const forget = () => {
    kept = undefined
  }
  return {
    take: (): Promise<T> => {
      if (kept && now() - kept.at < freshMs) return kept.answer
      const mine = { at: now(), answer: ask() }
      kept = mine
      mine.answer.catch(() => {
        if (kept === mine) forget()
      })
      return mine.answer
    },
    forget,
  }
}
