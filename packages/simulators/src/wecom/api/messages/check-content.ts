import type { JsonObject } from '../../../http/fields.ts'
import { demand } from '../../errors.ts'
import type { State } from '../../state.ts'
import type { SendBody } from './send-body.ts'

type Checker = (content: JsonObject, state: State) => void

const articlesMax = 8
const urlMaxBytes = 2_048
const cardTypes = ['text_notice', 'news_notice', 'button_interaction', 'vote_interaction', 'multiple_interaction']

/** What `message/send` demands of each kind (path/90236). Kinds that are not listed are taken as they are. */
const checkers = new Map<string, Checker>([
  ['text', ({ content }) => demand(content, 44004)],
  ['markdown', ({ content }) => demand(content, 44004)],
  ['image', needsMedia('image')],
  ['voice', needsMedia('voice')],
  ['video', needsMedia('video')],
  ['file', needsMedia('file')],
  ['textcard', checkTextcard],
  ['news', checkArticles],
  ['mpnews', checkArticles],
  ['template_card', checkCard],
])
/** Only these may be marked as confidential. */
const confidential = ['text', 'image', 'video', 'file', 'mpnews']

export function checkContent(state: State, { msgtype, content, whole }: SendBody): void {
  const { safe = 0 } = whole
  demand(safe === 0 || safe === 1 || (safe === 2 && msgtype === 'mpnews'), 40058, 'invalid safe')
  demand(safe === 0 || confidential.includes(msgtype), 40074, 'not support safe')
  checkers.get(msgtype)?.(content, state)
}

function needsMedia(type: string): Checker {
  return ({ media_id }, { media }) => {
    demand(typeof media_id === 'string' && media_id !== '', 41006)
    const found = media.find(media_id)
    demand(found, 40007)
    demand(found.type === type, 40004)
  }
}

function checkTextcard({ title, description, url }: JsonObject): void {
  demand(typeof title === 'string' && title !== '', 41016)
  demand(typeof description === 'string' && description !== '', 41033, 'description missing')
  demand(typeof url === 'string' && url !== '', 41010)
  demand(Buffer.byteLength(url) <= urlMaxBytes, 40039)
}

function checkArticles({ articles }: JsonObject): void {
  demand(Array.isArray(articles) && articles.length > 0, 40063, 'articles is empty')
  demand(articles.length <= articlesMax, 45008)
}

function checkCard({ card_type, task_id, card_action, button_list }: JsonObject): void {
  demand(typeof card_type === 'string' && cardTypes.includes(card_type), 42014, 'invalid card_type')
  if (card_type.endsWith('_notice')) return demand(card_action, 42015, 'card_action missing')
  demand(typeof task_id === 'string' && /^[0-9A-Za-z_\-@]{1,128}$/.test(task_id), 42016, 'invalid task_id')
  demand(!Array.isArray(button_list) || button_list.length <= 6, 42017, 'too many buttons')
}
