import { ChannelError } from '../../platform/errors.ts'

/** What one message can be. The numbers and the capitals below are Douyin's. */
interface Contents {
  readonly text: { readonly text: string }
  readonly image: { readonly mediaId: string }
  readonly video: { readonly itemId: string }
  readonly 'consult card': { readonly cardId: string }
  readonly 'group invitation': { readonly groupId: string; readonly groupToken: string }
  readonly 'applet card': AppletCard
  readonly 'applet coupon': { readonly activityId: string; readonly couponMetaId: string }
  readonly 'consent card': ConsentCard
  readonly 'question card': { readonly title: string; readonly questions: readonly string[] }
}
type Kind = keyof Contents
export type Content<K extends Kind = Kind> = { [P in K]: { readonly kind: P } & Contents[P] }[K]

interface AppletCard {
  readonly templateId: string
  readonly appId: string
  readonly path?: string
  readonly query?: string
  readonly schema?: string
  readonly cardId?: string
}

/** Asks a customer whether the business may write first. */
interface ConsentCard {
  readonly appId: string
  readonly openId: string
  readonly title: string
  readonly text: string
  readonly url: string
}

/** Characters, in UTF-16 units: the larger of the ways to count. */
export const longestText = 1_000
const longestTitle = 30
const longestQuestion = 14
const mostQuestions = 6

type Builders = { readonly [K in Kind]: (content: Content<K>) => Readonly<Record<string, unknown>> }

const builders: Builders = {
  text: ({ text }) => ({ msg_type: 1, text: { text } }),
  image: ({ mediaId }) => ({ msg_type: 2, image: { media_id: mediaId } }),
  video: ({ itemId }) => ({ msg_type: 3, video: { item_id: itemId } }),
  'consult card': ({ cardId }) => ({ msg_type: 8, retain_consult_card: { card_id: cardId } }),
  'group invitation': ({ groupId, groupToken }) => ({
    msg_type: 9,
    group_invitation: { group_id: groupId, group_token: groupToken },
  }),
  'applet card': ({ templateId, appId, path, query, schema, cardId }) => ({
    msg_type: 10,
    applet_card: {
      card_template_id: templateId,
      app_id: appId,
      ...(path !== undefined && { path }),
      ...(query !== undefined && { query }),
      ...(schema !== undefined && { schema }),
      ...(cardId !== undefined && { card_id: cardId }),
    },
  }),
  'applet coupon': ({ activityId, couponMetaId }) => ({
    msg_type: 11,
    applet_coupon: { activity_id: activityId, coupon_meta_id: couponMetaId },
  }),
  'consent card': ({ appId, openId, title, text, url }) => ({
    msg_type: 12,
    auth_private_message_card: {
      app_info: { app_id: appId },
      to_user_info: { open_id: openId, app_id: appId },
      Title: title,
      Content: text,
      JumpUrl: url,
    },
  }),
  'question card': ({ title, questions }) => ({
    msg_type: 204,
    question_guide_msg_card: { title, question_list: questions.map((text) => ({ text })) },
  }),
}

/** `content` of a send. @throws ChannelError `rejected` for what is longer than Douyin takes */
export function buildContent(content: Content): Readonly<Record<string, unknown>> {
  const wrong = tooLong(content)
  if (wrong) throw new ChannelError('rejected', true, wrong, { reason: 'too_long' })
  return build(content)
}

const build = <K extends Kind>(content: Content<K>) => builders[content.kind](content)

function tooLong(content: Content): string | undefined {
  if (content.kind === 'text' && lengthOf(content.text) > longestText) return `抖音的一条文字最多 ${longestText} 个字`
  if (content.kind !== 'question card') return undefined
  const fits =
    lengthOf(content.title) <= longestTitle &&
    content.questions.length <= mostQuestions &&
    content.questions.every((text) => lengthOf(text) <= longestQuestion)
  return fits
    ? undefined
    : `抖音的问题卡片：标题最多 ${longestTitle} 字，问题最多 ${mostQuestions} 个，各最多 ${longestQuestion} 字`
}

/** In UTF-16 units, the larger of the ways to count. */
const lengthOf = (text: string): number => text.length
