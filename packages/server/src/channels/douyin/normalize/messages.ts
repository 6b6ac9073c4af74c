import type { Media } from '../../channel.ts'
import { idOfMessage } from '../message-ref.ts'
import { type Body, bodiesOf, idOf, wordOf } from './envelope.ts'

/** What somebody wrote, whoever it was. */
export interface Words {
  readonly msgType: string
  readonly text: string
  readonly media?: Media
}

type Describe = (content: Body) => Words

/** By `message_type`. Pictures and videos of a phone can be fetched; everything else that is no text is seen in Douyin only. */
const kinds = new Map<string, Describe>([
  ['text', ({ text }) => ({ msgType: 'text', text: wordOf(text).trim() === '' ? '[空消息]' : wordOf(text) })],
  ['emoji', () => ({ msgType: 'emotion', text: '[表情]' })],
  ['image', () => ({ msgType: 'image', text: '[图片，请在抖音中查看]' })],
  ['user_local_image', fetched('image', '[图片]')],
  ['user_local_video', fetched('video', '[视频]')],
  ['video', () => ({ msgType: 'video', text: '[分享的视频，请在抖音中查看]' })],
  ['retain_consult_card', card],
  ['other', () => ({ msgType: 'unknown', text: '[请在抖音中查看此消息]' })],
])

/** What Douyin adds tomorrow is still seen by the agent today. */
export function describe(content: Body): Words {
  const type = wordOf(content.message_type)
  const known = kinds.get(type)
  if (known) return known(content)
  return { msgType: 'unknown', text: `[暂不支持的消息${type.trim() === '' ? '' : ` ${type.slice(0, 64)}`}]` }
}

function fetched(kind: 'image' | 'video', text: string): Describe {
  return (content) => {
    const conversationId = idOf(content.conversation_short_id)
    const msgId = idOf(content.server_message_id)
    const remoteId = conversationId && msgId && idOfMessage({ conversationId, msgId })
    return { msgType: kind, text, ...(remoteId && { media: { remoteId, kind } }) }
  }
}

/** A form that the customer fills in: what they entered, a line each. */
function card({ card_data }: Body): Words {
  const lines = bodiesOf(card_data).map(({ label, value }) => `${wordOf(label)}：${wordOf(value)}`)
  return { msgType: 'card', text: ['[留资卡片]', ...lines].join('\n') }
}
