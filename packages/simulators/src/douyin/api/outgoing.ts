import { isObject, type JsonObject } from '../../http/fields.ts'
import type { DouyinState } from '../state.ts'
import { textIn } from './call.ts'
import { demand } from './errors.ts'

/** One message of a call as the customer gets it. */
export interface OutgoingContent {
  readonly type: string
  readonly text: string
  readonly content: JsonObject
  /** An applet card, an authorise card or a coupon: unasked messages need one. */
  readonly isCard: boolean
}

interface Kind {
  readonly key: string
  readonly isCard?: true
  readonly read: (inner: JsonObject, state: DouyinState) => string
}

const textMax = 1_000
const banned = ['违禁词']

const needs =
  (words: string, ...names: string[]) =>
  (inner: JsonObject) => {
    for (const name of names) demand(textIn(inner, name) !== '', 2100005)
    return words
  }

const kinds = new Map<unknown, Kind>([
  [1, { key: 'text', read: readText }],
  [2, { key: 'image', read: readImage }],
  [3, { key: 'video', read: needs('[视频]', 'item_id') }],
  [8, { key: 'retain_consult_card', read: needs('[留资卡片]', 'card_id') }],
  [9, { key: 'group_invitation', read: needs('[群邀请]', 'group_id', 'group_token') }],
  [10, { key: 'applet_card', isCard: true, read: needs('[小程序卡片]', 'card_template_id') }],
  [11, { key: 'applet_coupon', isCard: true, read: needs('[优惠券]', 'activity_id', 'coupon_meta_id') }],
  [12, { key: 'auth_private_message_card', isCard: true, read: needs('[授权卡片]', 'Title') }],
  [204, { key: 'question_guide_msg_card', read: readQuestions }],
])

/** Reads `{msg_type: <number>, <its key>: {…}}`; a message that is not so is a parameter error. */
export function readOutgoing(state: DouyinState, value: unknown): OutgoingContent {
  demand(isObject(value), 2100005)
  const kind = kinds.get(value.msg_type)
  demand(kind, 2100005)
  const inner = value[kind.key]
  demand(isObject(inner), 2100005)
  return { type: kind.key, text: kind.read(inner, state), content: inner, isCard: kind.isCard === true }
}

function readText(inner: JsonObject): string {
  const text = textIn(inner, 'text')
  demand(text !== '', 2100005)
  demand([...text].length <= textMax && !banned.some((word) => text.includes(word)), 28001038)
  return text
}

function readImage(inner: JsonObject, { files }: DouyinState): string {
  demand(files.find(textIn(inner, 'media_id')), 2100005)
  return '[图片]'
}

function readQuestions(inner: JsonObject): string {
  const { question_list: questions } = inner
  const title = textIn(inner, 'title')
  demand(title !== '' && [...title].length <= 30, 2100005)
  demand(Array.isArray(questions) && questions.length > 0 && questions.length <= 6, 2100005)
  const texts = questions.map((one: unknown) => (isObject(one) ? textIn(one, 'text') : ''))
  demand(
    texts.every((text) => text !== '' && [...text].length <= 14),
    2100005,
  )
  return [title, ...texts].join('\n')
}
