import type { ServerResponse } from 'node:http'
import { AppError } from '../../../platform/errors.ts'
import { BotUnavailable } from '../../bots/index.ts'
import type { Watch } from '../../sharing/index.ts'
import { refusal } from '../refusal.ts'
import type { Finish } from '../wire/beside.ts'
import type { Call } from './call.ts'

interface Listener {
  readonly response: ServerResponse
  readonly watch: Watch
  readonly onDelta?: (text: string) => void
}

/** Nobody listens any more: nothing is left to say. */
export class Gone extends Error {
  override readonly name = 'Gone'
}

/** Asks, and stops asking when the one who listens goes away, or may not listen any more. */
export async function askWhileHeard(call: Call, { response, watch, onDelta }: Listener): Promise<Finish> {
  const stopping = new AbortController()
  const onClose = () => response.writableFinished || stopping.abort(new Gone('The one who asked went away.'))
  response.once('close', onClose)
  if (response.destroyed) onClose()
  watch.on(call.access, () => stopping.abort(refusal('access_ended')))
  try {
    const finish = await call.ask({ signal: stopping.signal, ...(onDelta && { onDelta }) })
    stopping.signal.throwIfAborted()
    return finish
  } catch (error) {
    const { aborted, reason } = stopping.signal
    throw aborted ? reason : asRefusal(error)
  } finally {
    response.off('close', onClose)
  }
}

const asRefusal = (error: unknown): unknown =>
  error instanceof BotUnavailable
    ? new AppError(50300, 503, refusal('bot_unavailable').message, { cause: error, exposed: true })
    : error
