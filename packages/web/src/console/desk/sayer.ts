import type { FileCalls } from '../api/files.ts'
import { ApiError } from '../api/http.ts'
import type { SessionCalls } from '../api/sessions.ts'
import { type Draft, sendUploaded } from '../feed/outgoing.ts'
import type { FeedState, OutgoingFile } from '../feed/state.ts'
import type { Store } from '../feed/store.ts'
import type { Attachments } from './attachments.ts'

type Deps = {
  store: Store<FeedState>
  sessions: Pick<SessionCalls, 'send'>
  files: Pick<FileCalls, 'upload'>
  attachments: Attachments
}

/** The channel does not take the file as what it is. */
const notAsThis = 40007

/** Brings a reply to the server; of a file the bytes first, once. */
export function sayer({ store, sessions, files, attachments }: Deps) {
  const uploaded = async (clientMsgId: string, file: OutgoingFile) => {
    if (file.fileId !== undefined) return { ...file, fileId: file.fileId }
    const attachment = attachments.of(clientMsgId)
    if (!attachment) throw new ApiError('refused', 0, 0, '')
    const known = await files.upload(attachment.file, file.name)
    const whole = { ...file, ...known }
    store.change((state) => sendUploaded(state, clientMsgId, whole))
    return whole
  }
  return async ({ sessionId, clientMsgId, content, file }: Draft): Promise<void> => {
    if (!file) return sessions.send(sessionId, { content }, clientMsgId)
    const { fileId, kind } = await uploaded(clientMsgId, file)
    try {
      await sessions.send(sessionId, { content, file: { fileId, kind } }, clientMsgId)
    } catch (error) {
      // A picture may be too large for a picture and still be a file.
      if (kind === 'file' || !(error instanceof ApiError) || error.code !== notAsThis) throw error
      await sessions.send(sessionId, { content, file: { fileId, kind: 'file' } }, clientMsgId)
    }
  }
}
