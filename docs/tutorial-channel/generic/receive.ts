import { handled, refused } from '../answers.ts'
import type { ChannelDeps, InboundItem, OpenChannel } from '../channel.ts'
import { isSignedWebhook } from '../signed-webhooks.ts'

/** The door: not a byte is read before the signature holds, and who is refused learns nothing. */
export const receiver =
  (accountId: string, secret: string, log: ChannelDeps['log']): OpenChannel['receive'] =>
  (request) => {
    const item = isSignedWebhook(request, [secret]) ? itemOf(request.body) : undefined
    if (item) return { verdict: 'accepted', accountId, items: [item], reply: handled }
    log.debug('A callback was refused.')
    return refused
  }

/** A kind that nobody knows is still something a person can read. */
function itemOf(body: Buffer): InboundItem | undefined {
  const { id, from, type = 'text', text, sentAt } = objectIn(body)
  if (!isId(id) || !isId(from)) return undefined
  const when = isTime(sentAt) ? { sentAt: new Date(sentAt).toISOString() } : {}
  const about = { remoteKey: id, customerRef: from, ...when, kind: 'message' } as const
  if (type === 'text' && typeof text === 'string' && text.trim() !== '') return { ...about, msgType: 'text', text }
  return { ...about, msgType: 'unknown', text: `[暂不支持的消息 ${String(type).slice(0, 32)}]` }
}

const isId = (value: unknown): value is string => typeof value === 'string' && /^\S{1,64}$/.test(value)
const isTime = (value: unknown): value is string =>
  typeof value === 'string' && /^2\d{3}-\d\d-\d\dT/.test(value) && !Number.isNaN(Date.parse(value))

function objectIn(body: Buffer): Readonly<Record<string, unknown>> {
  try {
    return Object(JSON.parse(body.toString()))
  } catch {
    return {} // @NOTE no JSON is refused like JSON without an id
  }
}
