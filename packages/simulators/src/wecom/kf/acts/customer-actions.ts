import { BadInput } from '../../../http/bad-input.ts'
import type { JsonObject } from '../../../http/fields.ts'
import type { World } from '../../world.ts'
import { type Emitted, emitEvent, emitMessage, publish } from '../emit.ts'
import { readableKf } from '../readable.ts'
import { type KfAccount, sessionOf } from '../store/account.ts'
import { hearCustomer, type KfSession, stateAt, windowMs } from '../store/session.ts'
import { contentOf } from './incoming.ts'

export interface NewKfMessage {
  /** The first account unless given. */
  open_kfid?: string
  /** An external_userid; one without `wm` or `wo` in front gets `wm`. */
  from: string
  /** Nickname of a new customer. */
  name?: string
  /** `text` unless given. */
  type?: string
  text?: string
  /** The entry of a menu that was clicked; the text is what it said. */
  menu_id?: string
  /** The body of another type; a media type without `media_id` gets a small sample. */
  content?: JsonObject
  /** `false`: nobody rings; the message waits to be found by polling or with the next doorbell. */
  doorbell?: boolean
}

export interface NewKfEntry {
  open_kfid?: string
  from: string
  name?: string
  scene?: string
  scene_param?: string
}

/** A customer writes: an ended session begins anew, the 48 h and the count of replies start over. */
export function customerWrites(world: World, message: NewKfMessage): Emitted {
  const { account, customer, session } = come(world, message)
  const { type = 'text', text = '', menu_id = '' } = message
  const { msgtype, content } =
    type === 'text'
      ? { msgtype: 'text', content: { content: text, menu_id } }
      : contentOf(world.state, type, message.content ?? {})
  hearCustomer(session, world.state.settings.now())
  return emitMessage(world, account, {
    customer,
    msgtype,
    content,
    text: readableKf(msgtype, content),
    doorbell: message.doorbell ?? true,
  })
}

/** A customer opens the conversation by a KF link. A welcome code comes along if there was no welcome for 48 h and nothing was written. */
export function customerEnters(world: World, entry: NewKfEntry): Emitted {
  const { account, customer, session } = come(world, entry)
  const { scene = '', scene_param = '' } = entry
  Object.assign(world.state.kf.customers.findOrAdd(customer, entry.name), { scene, sceneParam: scene_param })
  const code = welcomeCode(world, account, session)
  return emitEvent(world, account, {
    event_type: 'enter_session',
    external_userid: customer,
    scene,
    scene_param,
    ...(code !== undefined && { welcome_code: code }),
  })
}

/** The customer takes back one of their own messages. */
export function customerRecalls(world: World, { open_kfid, msgid }: { open_kfid?: string; msgid: string }): Emitted {
  const account = accountFor(world, open_kfid)
  const customer = account.log.find(msgid)?.external_userid
  if (customer === undefined) throw new BadInput('There is no message of a customer with this "msgid".', 404)
  const line = sessionOf(account, customer)
    .chat.list()
    .find(({ id }) => id === msgid)
  if (line) publish(world.state, account, customer, Object.assign(line, { recalled: true }))
  return emitEvent(world, account, {
    event_type: 'user_recall_msg',
    external_userid: customer,
    recall_msgid: msgid,
  })
}

export function accountFor({ state }: World, openKfid: string | undefined): KfAccount {
  const account = state.kf.find(openKfid)
  if (account === undefined) throw new BadInput('There is no KF account with this "open_kfid".', 404)
  return account
}

function come(world: World, { open_kfid, from, name }: Pick<NewKfMessage, 'open_kfid' | 'from' | 'name'>) {
  const account = accountFor(world, open_kfid)
  const customer = /^w[mo]/.test(from) ? from : `wm${from}`
  world.state.kf.customers.findOrAdd(customer, name).activeAt = world.state.settings.now()
  return { account, customer, session: sessionOf(account, customer) }
}

function welcomeCode({ state }: World, account: KfAccount, session: KfSession): string | undefined {
  const nowMs = state.settings.now()
  const fresh = stateAt(session, nowMs) === 4 && nowMs - session.welcomedAt > windowMs
  return fresh ? state.kf.codes.issue('welcome', account.openKfid, session) : undefined
}
