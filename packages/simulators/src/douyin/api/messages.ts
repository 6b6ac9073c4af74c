import { fileUrl } from '../contents.ts'
import { emit } from '../events.ts'
import { logId } from '../ids.ts'
import { callerOf, type DouyinCall, jsonOf, textIn } from './call.ts'
import { demand } from './errors.ts'

/** `POST /im/recall/msg/?open_id=`: a message of the business is taken back, and the event of it comes. */
export function recallMessage(call: DouyinCall): object {
  const { state } = call
  const { openId } = callerOf(call)
  const body = jsonOf(call)
  const id = textIn(body, 'msg_id')
  const sent = state.sent.list().find(({ msgid, account }) => msgid === id && account === openId)
  const conversation = state.conversations.find(textIn(body, 'conversation_id'))
  demand(sent && conversation?.business === openId && conversation.customer === sent.touser, 28003082)
  sent.recalled = true
  state.phones.recall({ account: openId, customer: sent.touser }, id)
  const told = { from: openId, to: sent.touser, content: { server_message_id: id }, id: `recall ${id}` }
  emit(state, { event: 'im_recall_msg', kind: 'event', text: 'im_recall_msg', ...told })
  return ok({})
}

/** `GET /api/im/message/resources/?open_id&conversation_id&message_id`: where the file of a message is. */
export function messageResources(call: DouyinCall): object {
  const { state, url } = call
  const { openId } = callerOf(call)
  const query = (name: string) => url.searchParams.get(name) ?? ''
  const message = state.conversations.answerable(query('message_id'))
  const fits = message?.conversation.business === openId && message.conversation.id === query('conversation_id')
  const resource = state.resources.get(query('message_id'))
  demand(fits && resource, 28003082)
  return ok({ data: { media_type: resource.type, url: fileUrl(state, resource.fileId) } })
}

/** `POST /im/authorize/status/?open_id=`: whether a customer lets the business write unasked. */
export function authorizeStatus(call: DouyinCall): object {
  const { state } = call
  const { openId } = callerOf(call)
  const customer = textIn(jsonOf(call), 'c_open_id')
  demand(state.people.find(customer), 2100005)
  return ok({ data: { status: state.conversations.of(openId, customer).grantedUntil > state.clock.now() } })
}

/** `GET /im/authorize/user_list/?open_id=`: who does. */
export function authorizedUsers(call: DouyinCall): object {
  const { state } = call
  const { openId } = callerOf(call)
  const granted = state.conversations
    .list()
    .filter(({ business, grantedUntil }) => business === openId && grantedUntil > state.clock.now())
  const list = granted.map(({ customer, grantedUntil }) => ({
    open_id: customer,
    expire_time: Math.floor(grantedUntil / 1_000),
  }))
  return ok({ data: { list, has_more: false } })
}

/** `POST /tool/imagex/client_upload/`: multipart with a part named `image`, by a client token. */
export async function uploadImage({ state, request, bytes }: DouyinCall): Promise<object> {
  const token = request.headers['access-token']
  demand(typeof token === 'string' && state.tokens.isClient(token), 2190002)
  const part = await imagePart(bytes, request.headers['content-type'] ?? '')
  demand(part !== undefined && part.size > 0, 2100005)
  const file = state.files.add(part.type || 'image/png', Buffer.from(await part.arrayBuffer()))
  return { data: { image_id: file.id, error_code: 0, description: '' }, extra: { error_code: 0, logid: logId() } }
}

async function imagePart(bytes: Buffer, contentType: string): Promise<File | undefined> {
  try {
    const body = new Uint8Array(bytes)
    const form = await new Response(body, { headers: { 'Content-Type': contentType } }).formData()
    const part = form.get('image')
    return part instanceof File ? part : undefined
  } catch {
    // @NOTE no multipart form: it holds no image, which is all the caller gets to know.
    return undefined
  }
}

const ok = (more: object): object => ({ err_no: 0, err_msg: '', log_id: logId(), ...more })
