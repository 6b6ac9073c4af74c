import { append, type Change, type Frame, formatCursor } from '../../../feed/index.ts'
import type { Handle } from '../../../platform/db.ts'

export const importKind = 'knowledge_import'

const atMostEveryMs = 250

export interface ImportNews {
  readonly db: Handle
  readonly onCommitted: () => void
}

/** Tells screens that an import got further, at most four times a second; its end is always told. */
export function createTeller({ db, onCommitted }: ImportNews, { id, setId }: { id: string; setId: string }) {
  let toldAt = performance.now()
  const tell = async () => {
    toldAt = performance.now()
    await append(db, [{ kind: importKind, sessionId: '', data: { documentId: id, setId } }])
    onCommitted()
  }
  return {
    step: async () => {
      if (performance.now() - toldAt >= atMostEveryMs) await tell()
    },
    end: tell,
  }
}

/** The change as `KnowledgeImportFrame` of the contract, the same for everybody. */
export function importFrame(change: Change): Frame {
  const text = `{"type":"${importKind}","cursor":"${formatCursor(change)}","data":${change.data ?? '{}'}}`
  return { near: text, far: text }
}
