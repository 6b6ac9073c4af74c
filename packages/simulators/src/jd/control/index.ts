import { chatControls, tellOutcome } from '../../chat/control.ts'
import { BadInput } from '../../http/bad-input.ts'
import { oneOf, wholeNumber } from '../../http/checks.ts'
import type { ControlHandler, ControlRoutes } from '../../http/control.ts'
import { type JsonObject, optionalText, refuseUnknown, requiredText } from '../../http/fields.ts'
import { eventTypes, messageTypes, type NewJdEvent, type NewJdMessage } from '../acts.ts'
import type { JdFaults } from '../faults.ts'
import type { JdSimulator } from '../simulator.ts'

type Handler = ControlHandler<JdSimulator>

const textMaxBytes = 40_000
const nameMaxBytes = 64
const pinMaxBytes = 128

export const jdControls: ControlRoutes<JdSimulator> = new Map<string, Handler>([
  ...chatControls<JdFaults, JdSimulator>('jd'),
  ['POST /_sim/jd/message', ({ remote, query, body }) => tellOutcome(remote.message(readMessage(body)), query)],
  ['POST /_sim/jd/event', ({ remote, query, body }) => tellOutcome(remote.event(readEvent(body)), query)],
  ['POST /_sim/jd/waiter', waiter],
  ['GET /_sim/jd/world', ({ remote }) => remote.world()],
  ['GET /_sim/jd/stream', stream],
])

function readMessage(body: JsonObject): NewJdMessage {
  refuseUnknown(body, ['from', 'text', 'type', 'name', 'shop', 'skuId', 'orderId'])
  const text = optionalText(body, 'text', textMaxBytes)
  return {
    ...readWho(body),
    ...(text !== undefined && { text }),
    ...(body.type !== undefined && { type: oneOf(...messageTypes)(body.type, 'type') }),
    ...optional(body, 'skuId'),
    ...optional(body, 'orderId'),
  }
}

function readEvent(body: JsonObject): NewJdEvent {
  refuseUnknown(body, ['type', 'from', 'name', 'shop', 'id', 'score'])
  return {
    type: oneOf(...eventTypes)(body.type, 'type'),
    ...readWho(body),
    ...optional(body, 'id'),
    ...(body.score !== undefined && { score: wholeNumber(1, 5)(body.score, 'score') }),
  }
}

/** A waiter answers in JD's own client. */
function waiter({ remote, query, body }: Parameters<Handler>[0]): Promise<object> {
  refuseUnknown(body, ['to', 'text', 'shop'])
  const said = { to: requiredText(body, 'to', pinMaxBytes), text: requiredText(body, 'text', textMaxBytes) }
  return tellOutcome(remote.waiterWrites({ ...said, ...optional(body, 'shop') }), query)
}

/** `GET …/stream?customer=&account=`: one customer's phone. */
function stream({ remote, query, response }: Parameters<Handler>[0]): 'handled' {
  const customer = query.get('customer') ?? ''
  if (customer === '') throw new BadInput('"customer" must be the pin of a customer.')
  remote.openPhone({ customer, account: query.get('account') ?? undefined }, response)
  return 'handled'
}

function readWho(body: JsonObject): { from: string; name?: string; shop?: string } {
  const name = optionalText(body, 'name', nameMaxBytes)
  return { from: requiredText(body, 'from', pinMaxBytes), ...(name?.trim() && { name }), ...optional(body, 'shop') }
}

function optional<Name extends string>(body: JsonObject, name: Name): { [Key in Name]?: string } {
  const value = optionalText(body, name, pinMaxBytes)
  const found: { [Key in Name]?: string } = {}
  if (value !== undefined) found[name] = value
  return found
}
