import type { FileKind } from '@yingda/server/domains/files/contract'
import { newId } from '../lib/ids.ts'

/** A file that an agent chose and has not sent. */
export type Attachment = { key: string; file: File; kind: FileKind; preview: string | undefined }

export const fileMaxBytes = 20 * 2 ** 20

/** Bytes of files that are on their way, and files that wait in the composer of each conversation. Gone with the tab. */
export function createAttachments() {
  const waiting = new Map<string, readonly Attachment[]>()
  const underWay = new Map<string, Attachment>()
  return {
    waiting: (sessionId: string): readonly Attachment[] => waiting.get(sessionId) ?? [],
    keepWaiting: (sessionId: string, all: readonly Attachment[]) => void waiting.set(sessionId, all),
    start: (clientMsgId: string, attachment: Attachment) => void underWay.set(clientMsgId, attachment),
    of: (clientMsgId: string): Attachment | undefined => underWay.get(clientMsgId),
    end: (clientMsgId: string) => {
      const attachment = underWay.get(clientMsgId)
      underWay.delete(clientMsgId)
      if (attachment) forget(attachment)
    },
  }
}

export type Attachments = ReturnType<typeof createAttachments>

export function attach(file: File): Attachment {
  const isPicture = /^image\/(png|jpeg|gif|webp)$/.test(file.type)
  return {
    key: newId(),
    file,
    kind: kindOf(file.type),
    preview: isPicture ? URL.createObjectURL(file) : undefined,
  }
}

export const forget = ({ preview }: Attachment): void => {
  if (preview !== undefined) URL.revokeObjectURL(preview)
}

/** What the desk will probably call it; its own answer to the upload decides. */
export function kindOf(type: string): FileKind {
  if (type === 'image/png' || type === 'image/jpeg') return 'image'
  return type === 'video/mp4' ? 'video' : 'file'
}
