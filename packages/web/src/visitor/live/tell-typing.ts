const tellEveryMs = 2_000

/** Lets the agent know that the visitor writes, not with every letter. */
export function createTellTyping(tell: () => Promise<unknown>) {
  let toldAt = Number.NEGATIVE_INFINITY
  return (nowMs = performance.now()) => {
    if (nowMs - toldAt < tellEveryMs) return
    toldAt = nowMs
    // @NOTE it is worth nothing a moment later: whoever goes on writing tells it again.
    tell().catch(() => undefined)
  }
}
