import type { FileInfo } from '@yingda/server/domains/files/contract'
import type { Failure } from '../api/failure.ts'
import { isFile, isRecord } from '../api/guards.ts'
import type { Outgoing } from '../feed/state.ts'
import { parseJson } from './json.ts'
import type { Memory } from './storage.ts'

const reloaded: Failure = { kind: 'reloaded', code: 0, text: '' }

export type Drafts = {
  draft(sessionId: string): string
  keepDraft(sessionId: string, text: string): void
  unsent(): Outgoing[]
  keepUnsent(outgoing: readonly Outgoing[]): void
}

/**
 * What was typed and not sent, or sent and not seen, survives a reload. Kept per person, in this tab only. A file survives
 * once the server has it.
 */
export function createDrafts(memory: Memory, me: string): Drafts {
  const draftKey = (sessionId: string) => `yingda.draft.${me}.${sessionId}`
  const unsentKey = `yingda.unsent.${me}`
  return {
    draft: (sessionId) => memory.read(draftKey(sessionId)) ?? '',
    keepDraft: (sessionId, text) => memory.write(draftKey(sessionId), text === '' ? undefined : text),
    unsent: () => readUnsent(memory.read(unsentKey)),
    keepUnsent: (outgoing) => {
      const kept = outgoing.filter(({ file }) => file === undefined || file.fileId !== undefined)
      memory.write(unsentKey, kept.length === 0 ? undefined : JSON.stringify(kept))
    },
  }
}

const bareFile = ({ fileId, kind, name, size, mime }: FileInfo) => ({ fileId, kind, name, size, mime })

function readUnsent(text: string | undefined): Outgoing[] {
  const stored: unknown = text === undefined ? [] : parseJson(text)
  if (!Array.isArray(stored)) return []
  return stored.flatMap((one: unknown): Outgoing[] => {
    if (!isRecord(one)) return []
    const { clientMsgId, sessionId, content, createdAt, file } = one
    if (typeof clientMsgId !== 'string' || typeof sessionId !== 'string') return []
    if (typeof content !== 'string' || typeof createdAt !== 'string') return []
    const draft = { clientMsgId, sessionId, content, createdAt, ...(isFile(file) && { file: bareFile(file) }) }
    return [{ ...draft, status: 'failed', failure: reloaded }]
  })
}
