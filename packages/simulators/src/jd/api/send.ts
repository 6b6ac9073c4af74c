import { recordSent, takeSendFault } from '../../chat/state.ts'
import { isObject, type JsonObject } from '../../http/fields.ts'
import type { JdState } from '../state.ts'
import type { Session } from '../world.ts'
import { demand, JdRefusal } from './errors.ts'

const windowMs = 24 * 3_600_000
const charactersMax = 500
const banned = ['违禁词']

interface Said {
  readonly id: string
  readonly text: string
  readonly session: Session
}

/** A waiter's message: pins, `sid` and `venderId` are those of a message that came, not older than 24 hours. */
export function sendMessage(state: JdState, params: JsonObject): object {
  const venderId = textIn(chatinfoOf(params), 'venderId')
  try {
    const said = readSaid(state, params)
    const answered = state.faults.sendDedupes ? state.answered.get(said.id) : undefined
    return answered ?? deliver(state, said, params)
  } catch (error) {
    if (error instanceof JdRefusal && venderId !== '') state.book.refused(venderId, error.code)
    throw error
  }
}

function readSaid(state: JdState, params: JsonObject): Said {
  const { world, clock } = state
  const { from, to, body, type } = params
  demand(type === 'chat_message' && isObject(from) && isObject(to) && isObject(body), 60)
  const [id, text] = [textIn(params, 'id'), textIn(body, 'content')]
  demand(id !== '' && text !== '' && textIn(body, 'type') === 'text', 60)
  demand(text.length <= charactersMax, 90003)
  demand(!banned.some((word) => text.includes(word)), 90004)
  const chatinfo = chatinfoOf(params)
  const session = world.findSession(textIn(chatinfo, 'sid'), textIn(chatinfo, 'venderId'), textIn(to, 'pin'))
  demand(session && textIn(from, 'pin') === session.shop.pin, 90001)
  const fault = takeSendFault(state)
  if (fault !== 0) throw new JdRefusal(fault)
  demand(clock.now() - session.lastCustomerMs <= windowMs, 90002)
  return { id, text, session }
}

function deliver(state: JdState, { id, text, session }: Said, body: JsonObject): object {
  const { customer, shop, sid } = session
  const content = { content: text }
  const told = { msgid: id, account: shop.venderId, touser: customer, msgtype: 'text', text, content, body }
  const { at } = recordSent(state, told)
  state.world.said(session, { waiterSend: true, content: text })
  state.phones.show({ account: shop.venderId, customer }, { id, side: 'desk', at, type: 'text', text, content })
  const result = { result: { id, sid, time: state.clock.now() } }
  if (state.faults.sendDedupes) state.answered.set(id, result)
  return result
}

function chatinfoOf({ body }: JsonObject): JsonObject {
  const chatinfo = isObject(body) ? body.chatinfo : undefined
  return isObject(chatinfo) ? chatinfo : {}
}

function textIn(json: JsonObject, name: string): string {
  const value = json[name]
  return typeof value === 'string' ? value : ''
}
