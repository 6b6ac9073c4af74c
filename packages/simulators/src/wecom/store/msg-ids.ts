/**
 * MsgIds as WeCom gives them out: 64-bit, far above 2^53, never the same twice, and greater after a restart
 * than before it, so that a product which remembers old ones does not take a new message for a repetition.
 */
export function createMsgIds(startMs: number): () => bigint {
  let last = BigInt(startMs) * 1_000_000n
  return () => {
    last += 1n
    return last
  }
}
