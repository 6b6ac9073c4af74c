import { failureOf } from '../api/failure.ts'
import type { FileCalls } from '../api/files.ts'
import type { SessionCalls } from '../api/sessions.ts'
import { type Draft, sendDropped, sendFailed, sendPosted, sendStarted } from '../feed/outgoing.ts'
import type { FeedState, OutgoingFile } from '../feed/state.ts'
import type { Store } from '../feed/store.ts'
import { newId } from '../lib/ids.ts'
import { serverNow } from '../lib/server-clock.ts'
import type { Attachment, Attachments } from './attachments.ts'
import type { Loader } from './loader.ts'
import { sayer } from './sayer.ts'

export type ReplyDeps = {
  store: Store<FeedState>
  loader: Loader
  sessions: SessionCalls
  files: FileCalls
  attachments: Attachments
  /** Whether the feed has come to show it. */
  fed: (isShown: (state: FeedState) => boolean) => Promise<boolean>
}

/** Replies are on the screen at once, and leave it when the feed shows what they became. */
export function replies({ store, loader, sessions, files, attachments, fed }: ReplyDeps) {
  const say = sayer({ store, sessions, files, attachments })

  const post = async (clientMsgId: string) => {
    const draft = store.get().outgoing.find((one) => one.clientMsgId === clientMsgId)
    if (!draft) return
    store.change((state) => sendStarted(state, draft))
    try {
      await say(draft)
    } catch (error) {
      return store.change((state) => sendFailed(state, clientMsgId, failureOf(error)))
    }
    store.change((state) => sendPosted(state, clientMsgId))
    void shown(draft)
  }

  const shown = async ({ clientMsgId, sessionId }: Draft) => {
    if (await fed(({ outgoing }) => outgoing.every((one) => one.clientMsgId !== clientMsgId))) {
      return attachments.end(clientMsgId)
    }
    await loader.newest(sessionId)
    // The server has it, and it may lie further back than a page when it was an old reply that was sent again.
    drop(clientMsgId)
  }
  const drop = (clientMsgId: string) => {
    store.change((state) => sendDropped(state, clientMsgId))
    attachments.end(clientMsgId)
  }
  const draft = (sessionId: string, content: string, file?: OutgoingFile): Draft => {
    const made = { clientMsgId: newId(), sessionId, content, createdAt: new Date(serverNow()).toISOString() }
    const whole = file ? { ...made, file } : made
    store.change((state) => sendStarted(state, whole))
    return whole
  }

  return {
    /** Files in their order, then the text; all are on the screen at once. */
    send: (sessionId: string, content: string, attached: readonly Attachment[] = []) => {
      const drafts = attached.map((attachment) => {
        const made = draft(sessionId, '', outgoingFile(attachment))
        attachments.start(made.clientMsgId, attachment)
        return made
      })
      if (content !== '') drafts.push(draft(sessionId, content))
      void inOrder(drafts, ({ clientMsgId }) => post(clientMsgId))
    },
    /** The same text or file as a new message. */
    sendAgain: (sessionId: string, content: string, file?: OutgoingFile) =>
      void post(draft(sessionId, file ? '' : content, file).clientMsgId),
    retry: (clientMsgId: string) => void post(clientMsgId),
    discard: drop,
  }
}

const outgoingFile = ({ file, kind, preview }: Attachment): OutgoingFile => ({
  kind,
  name: file.name,
  size: file.size,
  mime: file.type,
  preview,
})

async function inOrder<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  for (const one of all) await work(one)
}
