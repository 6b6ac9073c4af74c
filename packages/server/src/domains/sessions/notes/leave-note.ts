import type { Draft } from '../state/draft.ts'
import type { Actor } from '../state/transitions.ts'
import { appendNote } from './note.ts'

/** What whoever hands a session on tells the colleague who goes on with it. */
export function leaveNote(draft: Draft, { id, name }: Actor, note: string | undefined): void {
  if (id === undefined || !note?.trim()) return
  appendNote(draft, { actor: { csId: id, name: name ?? id }, content: note })
}
