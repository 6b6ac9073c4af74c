import { chatControls, tellOutcome } from '../../chat/control.ts'
import { BadInput } from '../../http/bad-input.ts'
import { flag } from '../../http/checks.ts'
import type { ControlHandler, ControlRoutes } from '../../http/control.ts'
import { isObject, optionalText, refuseUnknown, requiredText } from '../../http/fields.ts'
import type { DouyinFaults } from '../faults.ts'
import type { DouyinSimulator } from '../simulator.ts'
import { readEntry, readGrant, readMessage, readOpenId } from './read.ts'

type Handler = ControlHandler<DouyinSimulator>

const textMaxBytes = 40_000
const idMaxBytes = 256

export const douyinControls: ControlRoutes<DouyinSimulator> = new Map<string, Handler>([
  ...chatControls<DouyinFaults, DouyinSimulator>('douyin'),
  ['POST /_sim/douyin/message', ({ remote, query, body }) => tellOutcome(remote.message(readMessage(body)), query)],
  ['POST /_sim/douyin/enter', ({ remote, query, body }) => tellOutcome(remote.enter(readEntry(body)), query)],
  ['POST /_sim/douyin/grant', ({ remote, query, body }) => tellOutcome(remote.allowProactive(readGrant(body)), query)],
  ['POST /_sim/douyin/read', ({ remote, query, body }) => tellOutcome(remote.read(readGrant(body)), query)],
  ['POST /_sim/douyin/recall', recall],
  ['POST /_sim/douyin/write', write],
  ['POST /_sim/douyin/event', event],
  ['POST /_sim/douyin/account', account],
  ['POST /_sim/douyin/ban', ban],
  ['POST /_sim/douyin/verify', ({ remote }) => remote.verifyUrl()],
  ['GET /_sim/douyin/world', ({ remote }) => remote.world()],
  ['GET /_sim/douyin/stream', stream],
])

/** A customer takes a message back. */
function recall({ remote, query, body }: Parameters<Handler>[0]): Promise<object> {
  refuseUnknown(body, ['id'])
  return tellOutcome(remote.recall({ id: requiredText(body, 'id', idMaxBytes) }), query)
}

/** Somebody answers in the business's own app. */
function write({ remote, query, body }: Parameters<Handler>[0]): Promise<object> {
  refuseUnknown(body, ['to', 'text', 'business'])
  const business = readOpenId(body, 'business')
  const said = { to: requiredText(body, 'to', idMaxBytes), text: requiredText(body, 'text', textMaxBytes) }
  return tellOutcome(remote.write({ ...said, ...(business !== undefined && { business }) }), query)
}

/** Any event, as it is said here. */
function event({ remote, query, body }: Parameters<Handler>[0]): Promise<object> {
  refuseUnknown(body, ['event', 'from', 'to', 'content'])
  const { content } = body
  if (content !== undefined && !isObject(content)) throw new BadInput('"content" must be an object.')
  const [from, to] = [optionalText(body, 'from', idMaxBytes), readOpenId(body, 'to')]
  const told = {
    event: requiredText(body, 'event', 64),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    ...(content !== undefined && { content }),
  }
  return tellOutcome(remote.event(told), query)
}

/** A business lets the app in, or takes that back. */
function account({ remote, query, body }: Parameters<Handler>[0]): Promise<object> {
  refuseUnknown(body, ['openId', 'authorized'])
  const openId = readOpenId(body, 'openId')
  return tellOutcome(flag(body.authorized, 'authorized') ? remote.authorize(openId) : remote.unauthorize(openId), query)
}

/** The platform bans a customer, or forgives them. */
function ban({ remote, body }: Parameters<Handler>[0]): object {
  refuseUnknown(body, ['openId', 'banned'])
  remote.ban(requiredText(body, 'openId', idMaxBytes), flag(body.banned, 'banned'))
  return { ok: true }
}

/** `GET …/stream?customer=&account=`: one customer's phone. */
function stream({ remote, query, response }: Parameters<Handler>[0]): 'handled' {
  const customer = query.get('customer') ?? ''
  if (customer === '') throw new BadInput('"customer" must be the open_id of a customer.')
  remote.openPhone({ customer, account: query.get('account') ?? undefined }, response)
  return 'handled'
}
