export interface Candidate {
  readonly csId: string
  readonly load: number
  readonly maxLoad: number
  /** When a session last became theirs. */
  readonly lastAssignedAt: Date | null
}

/**
 * Whoever had the customer last, if they have room; else the least loaded for what they can take, and of equals the one
 * who got nothing for longest. The userid decides between those who are alike in all, so that every node picks the same.
 */
export function pickAgent<C extends Candidate>(candidates: readonly C[], lastCsId: string | null): C | undefined {
  const free = candidates.filter(({ load, maxLoad }) => load < maxLoad)
  const sticky = free.find(({ csId }) => csId === lastCsId)
  return sticky ?? free.reduce<C | undefined>((best, one) => (best && !goesBefore(one, best) ? best : one), undefined)
}

function goesBefore(a: Candidate, b: Candidate): boolean {
  // Compared crosswise: a division would call two equal ratios different.
  const load = a.load * b.maxLoad - b.load * a.maxLoad
  if (load !== 0) return load < 0
  const idle = timeOf(a) - timeOf(b)
  return idle === 0 ? a.csId < b.csId : idle < 0
}

const timeOf = ({ lastAssignedAt }: Candidate) => lastAssignedAt?.getTime() ?? 0
