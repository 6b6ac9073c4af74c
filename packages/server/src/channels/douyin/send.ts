import { ChannelError } from '../../platform/errors.ts'
import type { OutgoingFile, OutgoingMessage, Sent } from '../channel.ts'
import { openIdOf } from './account-id.ts'
import { type Api, dataOf } from './api.ts'
import type { ClientToken } from './client-token.ts'
import { buildContent, type Content } from './content.ts'
import { enteredOf } from './enter-code.ts'
import { isTokenRefusal, notSentBecause, notUnderstood } from './errors.ts'
import { idOfMessage } from './message-ref.ts'
import { type Body, idOf, isBody } from './normalize/envelope.ts'
import type { Tokens } from './tokens.ts'
import { notWritten, type Quotas, type Scene, scenes } from './windows.ts'

interface SendDeps {
  readonly api: Api
  readonly tokens: Tokens
  readonly clientToken: ClientToken
  readonly quotas: Quotas
}

/** What the message answers: Douyin takes none that answers nothing. */
interface Answers {
  readonly scene: Scene
  readonly msgId: string
  readonly conversationId: string
  readonly at: number | undefined
}

/** `im/send/msg`. Whatever Douyin would refuse for its windows is refused here first, each with its own reason. */
export const sender =
  (deps: SendDeps) =>
  async (message: OutgoingMessage): Promise<Sent> => {
    const { quotas, tokens } = deps
    const openId = needOpenId(message.accountId)
    const customer = needCustomer(message.customerRef)
    const answers = answersOf(message)
    quotas.take(answers.scene, answers)
    try {
      const token = await tokens.of(openId).catch(notSentBecause)
      const content = buildContent(await contentOf(deps, message))
      return await withToken(deps, openId, token, (access) =>
        post(deps.api, access, { openId, customer, answers, content }),
      )
    } catch (error) {
      if (error instanceof ChannelError && error.certain) quotas.giveBack(answers.msgId)
      throw error
    }
  }

function answersOf({ code, answers }: OutgoingMessage): Answers {
  if (code !== undefined) {
    const entered = enteredOf(code)
    if (!entered) throw new ChannelError('rejected', true, '不是抖音的进入会话事件')
    return { scene: 'enter', at: undefined, ...entered }
  }
  const raw = isBody(answers?.raw) ? answers.raw : {}
  const msgId = idOf(raw.server_message_id)
  const conversationId = idOf(raw.conversation_short_id)
  if (!answers || !msgId || !conversationId) throw notWritten()
  const at = Date.parse(answers.sentAt ?? '')
  return { scene: 'reply', msgId, conversationId, at: Number.isNaN(at) ? undefined : at }
}

/** A token that is refused is replaced, once; what is refused a second time is refused. */
export async function withToken<T>(
  { tokens }: Pick<SendDeps, 'tokens'>,
  openId: string,
  token: string,
  call: (token: string) => Promise<T>,
): Promise<T> {
  try {
    return await call(token)
  } catch (error) {
    if (!isTokenRefusal(error)) throw error
  }
  return call(await tokens.of(openId, token).catch(notSentBecause))
}

interface Posted {
  readonly openId: string
  readonly customer: string
  readonly answers: Answers
  readonly content: Body
}

async function post(api: Api, token: string, { openId, customer, answers, content }: Posted): Promise<Sent> {
  const { scene, msgId, conversationId } = answers
  const body = { scene: scenes[scene], msg_id: msgId, conversation_id: conversationId, to_user_id: customer, content }
  const answer = await api.call('/im/send/msg/', { token, query: { open_id: openId }, body })
  const sent = idOf(answer.msg_id)
  if (sent === undefined) throw notUnderstood()
  return { remoteKey: idOfMessage({ conversationId, msgId: sent }) }
}

/** A picture goes up first, under a token of the app itself. */
async function contentOf({ api, clientToken }: SendDeps, { text, file }: OutgoingMessage): Promise<Content> {
  if (!file) return { kind: 'text', text }
  if (file.kind !== 'image') throw new ChannelError('unsupported', true, '抖音只能发送图片')
  return { kind: 'image', mediaId: await upload(api, clientToken, file).catch(notSentBecause) }
}

async function upload(api: Api, clientToken: ClientToken, { name, mime, bytes }: OutgoingFile): Promise<string> {
  const form = () => {
    const fields = new FormData()
    fields.set('image', new Blob([Uint8Array.from(bytes)], { type: mime }), name)
    return fields
  }
  const data = await clientToken.use(async (token) =>
    dataOf(await api.call('/tool/imagex/client_upload/', { token, body: form() })),
  )
  const id = idOf(data.image_id)
  if (id === undefined) throw notUnderstood()
  return id
}

/** @throws ChannelError for an account of another channel */
export function needOpenId(accountId: string): string {
  const openId = openIdOf(accountId)
  if (openId === undefined) throw new ChannelError('rejected', true, '不是抖音账号')
  return openId
}

function needCustomer(customerRef: string): string {
  const customer = idOf(customerRef)
  if (customer === undefined) throw new ChannelError('rejected', true, '不是抖音客户')
  return customer
}
