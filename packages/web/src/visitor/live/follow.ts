import { backOffMs } from '../../console/feed/back-off.ts'
import { isRecord, parseJson } from '../lib/json.ts'
import { either } from '../lib/signals.ts'
import type { Fact } from '../visit/apply.ts'
import type { Calls } from '../wire/calls.ts'
import { silenceAfter } from '../wire/completions.ts'
import { failureOf } from '../wire/failure.ts'
import { isMessage, isStanding } from '../wire/guards.ts'
import { headersOf, send } from '../wire/http.ts'
import { readEvents, type ServerEvent } from '../wire/read-events.ts'
import { wakeUps } from './wake-ups.ts'

/** The desk says something every 15 s; three times that without a word means a dead line. */
const silenceMs = 45_000
const typingMs = 6_000
/** Newer pages of the same visitor took this one's place; it asks again when it is looked at. */
const replacedMs = 3_600_000

type Deps = {
  calls: Pick<Calls, 'base' | 'token'>
  tell: (fact: Fact) => void
  /** The conversation as it is now; resolves with its cursor. */
  load: () => Promise<string>
  complain: (error: unknown) => void
}

/** Follows a conversation: from its cursor on, and after a break from the last event that arrived. */
export function follow({ calls, tell, load, complain }: Deps) {
  const stopped = new AbortController()
  let cursor: string | undefined
  let isReplaced = false
  let typing: ReturnType<typeof setTimeout> | undefined

  const isTyping = (now: boolean) => {
    clearTimeout(typing)
    if (now) typing = setTimeout(() => tell({ kind: 'typing', isTyping: false }), typingMs)
    tell({ kind: 'typing', isTyping: now })
  }

  const onEvent = ({ event, data, id }: ServerEvent) => {
    const body = parseJson(data)
    if (event === 'message') {
      const message = isRecord(body) ? body.message : undefined
      if (isMessage(message)) tell({ kind: 'message', message })
    }
    if (event === 'status' && isStanding(body)) tell({ kind: 'standing', standing: body })
    if (event === 'typing') isTyping(true)
    if (event === 'closed') isReplaced = isRecord(body) && body.reason === 'too_many'
    if (event === 'reset') void reload()
    else if (id !== undefined) cursor = id
  }

  /** The desk does not know the place any more from which this page follows. */
  const reload = () =>
    load().then((now) => {
      cursor = now
    }, complain)

  async function listen(): Promise<void> {
    cursor ??= await load()
    isReplaced = false
    const silence = silenceAfter(silenceMs)
    const signal = either(stopped.signal, silence.signal)
    try {
      const headers = { ...headersOf(calls.token), accept: 'text/event-stream', 'last-event-id': cursor }
      const response = await send(`${calls.base}/events`, { headers, signal })
      tell({ kind: 'connection', connection: 'live' })
      await readEvents(response, onEvent, silence.postpone)
    } finally {
      silence.end()
    }
  }

  async function go(): Promise<void> {
    for (let attempt = 0; !stopped.signal.aborted; attempt++) {
      const began = Date.now()
      try {
        await listen()
        attempt = -1 // the desk ended the stream as it does when it restarts: come back soon
      } catch (error) {
        if (stopped.signal.aborted) return
        const { kind } = failureOf(error)
        if (kind !== 'offline' && kind !== 'quota') return complain(error)
        if (Date.now() - began > silenceMs) attempt = 0
        tell({ kind: 'connection', connection: 'lost' })
      }
      const pauseMs = isReplaced ? replacedMs : backOffMs(Math.max(attempt, 0), Math.random)
      await wakeUps(pauseMs, stopped.signal)
    }
  }

  return {
    async start() {
      cursor = await load()
      void go()
    },
    stop() {
      clearTimeout(typing)
      stopped.abort()
    },
  }
}
