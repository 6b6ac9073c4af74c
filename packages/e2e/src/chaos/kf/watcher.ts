import type { ServerFrame } from '@yingda/server/domains/sessions/contract'
import { type DeskApi, deskApi } from '../desk-api.ts'
import type { Random } from '../random.ts'
import { keepSocket } from '../socket.ts'

/** What one agent saw. */
export interface Watcher {
  readonly csId: string
  /** Ids of messages that came more than once although the screen had not begun anew. */
  readonly doubled: readonly string[]
  readonly shown: ReadonlySet<string>
  readonly resets: number
  close(): void
}

/** An agent who accepts whoever waits, and whose screen is one socket that resumes where it broke off. */
export async function watch(csId: string, deskUrl: string, random: Random): Promise<Watcher> {
  const api = deskApi(deskUrl)
  const { token } = await api.login(csId)
  const shown = new Set<string>()
  const doubled: string[] = []
  let cursor: string | undefined
  let resets = 0

  const onFrame = (frame: ServerFrame) => {
    if (frame.type === 'ready') {
      if (cursor) socket.send({ type: 'resume', cursor })
      else cursor = frame.cursor
    }
    if (frame.type === 'reset') {
      resets++
      cursor = frame.cursor
      void reload(api, token, shown)
    }
    if ('session' in frame) cursor = frame.cursor
    if (frame.type === 'session_accepted' && frame.data.manualCsId === csId)
      void load(api, token, frame.sessionId, shown)
    if (frame.type !== 'new_message') return
    if (framed.has(frame.data.msgId)) doubled.push(frame.data.msgId)
    framed.add(frame.data.msgId)
    shown.add(frame.data.msgId)
  }
  const framed = new Set<string>()
  const url = `${deskUrl.replace('http', 'ws')}/ws/cs/${csId}?token=${token}`
  const socket = keepSocket({ url, random, onFrame, onUnknown: () => {}, onLost: () => {} })
  const timer = setInterval(() => void acceptSome(api, token, csId), 500)
  return {
    csId,
    doubled,
    shown,
    get resets() {
      return resets
    },
    close() {
      clearInterval(timer)
      socket.close()
    },
  }
}

// @NOTE every call below may meet a node that is down; it is made again by the next look.
async function acceptSome(api: DeskApi, token: string, csId: string): Promise<void> {
  const waiting = await api.sessions(token, 'pending').catch(() => [])
  for (const { sessionId } of waiting) await api.accept(token, sessionId, csId).catch(() => {})
}

async function load(api: DeskApi, token: string, sessionId: string, shown: Set<string>): Promise<void> {
  for (let tries = 0; tries < 50; tries++) {
    const history = await api.history(token, sessionId).catch(() => undefined)
    if (history) {
      for (const { msgId } of history) shown.add(msgId)
      return
    }
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

async function reload(api: DeskApi, token: string, shown: Set<string>): Promise<void> {
  const mine = await api.sessions(token, 'manual').catch(() => [])
  for (const { sessionId } of mine) await load(api, token, sessionId, shown)
}
