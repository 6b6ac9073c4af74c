import { createHash } from 'node:crypto'
import { refused } from '../answers.ts'
import type { ChannelDeps, OpenChannel, RawRequest, Received, Reply } from '../channel.ts'
import { type Body, isBody, textOf } from './fields.ts'
import { normalize } from './normalize/index.ts'
import { readJson } from './verify/claim.ts'
import type { Prove } from './verify/prove.ts'
import { Unproven } from './verify/unproven.ts'

interface Door {
  readonly accountId: string
  readonly appKey: string
  readonly prove: Prove
  /** What the sender takes for done. */
  readonly taken: Reply
  readonly log: ChannelDeps['log']
}

/** The door: who does not prove to be JD, for this app and now, learns nothing, not even why. */
export const receiver =
  ({ accountId, appKey, prove, taken, log }: Door): OpenChannel['receive'] =>
  (request: RawRequest): Received => {
    try {
      if (request.method !== 'POST') throw new Unproven('JD only posts.')
      const payload = prove(request)
      const item = normalize(messageIn(payload, appKey), () => createHash('sha256').update(payload).digest('hex'))
      return { verdict: 'accepted', accountId, items: [item], reply: taken }
    } catch (error) {
      // @NOTE every failure gets the same answer: a reason would be an oracle for whoever guesses. The log may know.
      if (error instanceof Unproven) log.debug(`A callback was refused: ${error.message}`)
      else log.error({ err: error }, 'A callback was refused for a reason that was not foreseen.')
      return refused
    }
  }

function messageIn(payload: Buffer, appKey: string): Body {
  const message = readJson(payload)
  if (!isBody(message) || !textOf(message, 'type').trim()) throw new Unproven('The payload is no message.')
  if (message.app_key !== undefined && message.app_key !== appKey) throw new Unproven('The message is for another app.')
  return message
}

const json = (body: unknown): Reply => ({
  status: 200,
  contentType: 'application/json; charset=utf-8',
  body: JSON.stringify(body),
})

/** Also for what came before: whoever repeats it need not know. */
export const takenBy = {
  hmac: json({ code: 0, message: 'success', data: '' }),
  /** Home delivery counts in text. */
  jos: json({ code: '0', msg: 'success', data: '' }),
} as const
