import { randomUUID } from 'node:crypto'
import type { Candidate } from './candidates.ts'

/** An entry as it would be; without an id a new one. */
export interface Draft {
  readonly id?: string | undefined
  readonly question: string
  readonly answer: string
}

/** The candidates as they would be: drafts take the place of their entries, and each is looked at. */
export function withDrafts(candidates: readonly Candidate[], drafts: readonly Draft[]): Candidate[] {
  if (drafts.length === 0) return [...candidates]
  const changed = new Set(drafts.map(({ id }) => id))
  return [
    ...candidates.filter(({ id }) => !changed.has(id)),
    ...drafts.map(({ id = randomUUID(), question, answer }) => ({ id, question, answer, documentId: null })),
  ]
}
