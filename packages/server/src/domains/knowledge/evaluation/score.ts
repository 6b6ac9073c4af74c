import type { EvaluationRun } from '../contract.ts'

export interface Tried {
  readonly caseId: string
  readonly question: string
  /** null: nothing is to be found. */
  readonly entryId: string | null
  /** Ids, best first. */
  readonly found: readonly string[]
}

/** How many cases found their entry first, or among the first three, and how many that have none were refused. */
export function scoreOf(tried: readonly Tried[]): Omit<EvaluationRun, 'id' | 'created_at'> {
  const known = tried.filter(({ entryId }) => entryId !== null)
  const strange = tried.filter(({ entryId }) => entryId === null)
  const ranks = known.map(({ entryId, found }) => found.indexOf(entryId ?? '') + 1)
  const failures = tried.filter(({ entryId, found }) => (found[0] ?? null) !== entryId)
  return {
    cases: tried.length,
    recall1: share(ranks.filter((rank) => rank === 1).length, known.length),
    recall3: share(ranks.filter((rank) => rank >= 1 && rank <= 3).length, known.length),
    mrr: share(
      ranks.reduce((sum, rank) => sum + (rank > 0 ? 1 / rank : 0), 0),
      known.length,
    ),
    refused: share(strange.filter(({ found }) => found.length === 0).length, strange.length),
    failures: failures.map(({ caseId, question, entryId, found }) => ({
      case_id: caseId,
      question,
      entry_id: entryId,
      found: [...found],
    })),
  }
}

const share = (part: number, all: number): number | null => (all === 0 ? null : part / all)
