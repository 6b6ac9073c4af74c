import { isRecord, parseJson } from '../lib/json.ts'
import { either } from '../lib/signals.ts'
import { Refused } from './failure.ts'
import { isOutcome } from './guards.ts'
import { headersOf, send } from './http.ts'
import { readEvents } from './read-events.ts'
import type { Outcome } from './types.ts'

/** An answer that says nothing for this long has died. */
const silenceMs = 60_000

type Question = {
  token: string
  shareToken: string
  botId: string
  text: string
  clientId: string
  signal: AbortSignal
  onDelta: (text: string) => void
}

/** Asks the bot and hands its words on as they come. Resolves with what the last chunk says of the answer. */
export async function complete(question: Question): Promise<Outcome> {
  const { token, shareToken, botId, text, clientId, onDelta } = question
  const silence = silenceAfter(silenceMs)
  const signal = either(question.signal, silence.signal)
  let outcome: Outcome | undefined
  try {
    const response = await send('/api/v3/chat/completions', {
      method: 'POST',
      headers: headersOf(token, 'application/json'),
      body: JSON.stringify({
        bot_id: botId,
        share_token: shareToken,
        client_msg_id: clientId,
        messages: [{ role: 'user', content: text }],
        stream: true,
      }),
      signal,
    })
    await readEvents(
      response,
      ({ data }) => {
        const chunk = parseJson(data)
        if (!isRecord(chunk)) return
        if (isRecord(chunk.error)) throw new Refused({ kind: 'offline' })
        if (isOutcome(chunk.yingda)) outcome = chunk.yingda
        const delta = deltaOf(chunk)
        if (delta) onDelta(delta)
      },
      silence.postpone,
    )
  } finally {
    silence.end()
  }
  if (!outcome) throw new Refused({ kind: 'offline' }) // the stream ended in the middle
  return outcome
}

function deltaOf({ choices }: Record<string, unknown>): string {
  const [choice] = Array.isArray(choices) ? choices : []
  if (!isRecord(choice) || !isRecord(choice.delta)) return ''
  return typeof choice.delta.content === 'string' ? choice.delta.content : ''
}

/** Aborts when nothing was heard for a while. */
export function silenceAfter(ms: number) {
  const aborter = new AbortController()
  const start = () => setTimeout(() => aborter.abort(new Error('silence')), ms)
  let timer = start()
  const end = () => clearTimeout(timer)
  return {
    signal: aborter.signal,
    postpone() {
      end()
      timer = start()
    },
    end,
  }
}
