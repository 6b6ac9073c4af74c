import { type Static, Type } from 'typebox'
import type { FileInfo } from '../files/contract.ts'

/** Whose it is: everybody's, a team's, or one agent's. */
export const ReplyScope = Type.Union([Type.Literal('desk'), Type.Literal('team'), Type.Literal('own')])
export type ReplyScope = Static<typeof ReplyScope>

const shortcut = Type.String({
  minLength: 1,
  maxLength: 32,
  pattern: '^[^\\s/]+$',
  description: 'typed after a slash; unique among the replies of the desk, of the team, or of the agent',
})
const title = Type.String({ minLength: 1, maxLength: 60 })
const content = Type.String({
  minLength: 1,
  maxLength: 4_000,
  description: 'may name {customer} and {agent}: `fillReply` puts them in',
})

export const CannedReply = Type.Object(
  {
    replyId: Type.String(),
    scope: ReplyScope,
    teamId: Type.Optional(Type.String()),
    teamName: Type.Optional(Type.String()),
    shortcut,
    title,
    content,
    files: Type.Optional(Type.Array(Type.Unsafe<Static<typeof FileInfo>>({ $ref: 'FileInfo#' }))),
    uses: Type.Integer({ description: 'by everybody' }),
    mayChange: Type.Boolean({ description: 'whether you may change and delete it' }),
    updatedAt: Type.String({ format: 'date-time' }),
  },
  { $id: 'CannedReply' },
)
export type CannedReply = Static<typeof CannedReply>

const fileIds = Type.Optional(
  Type.Array(Type.String({ maxLength: 64 }), { maxItems: 5, uniqueItems: true, description: 'of uploaded files' }),
)
export const ReplyChanges = Type.Object({ shortcut, title, content, fileIds })
export type ReplyChanges = Static<typeof ReplyChanges>

export const NewReply = Type.Object({
  ...ReplyChanges.properties,
  scope: ReplyScope,
  teamId: Type.Optional(Type.String({ maxLength: 64, description: 'with scope `team`' })),
})
export type NewReply = Static<typeof NewReply>

export const replyErrors = {
  40000: { zh: '参数错误', en: 'bad parameter' },
  1002: { zh: '权限不足', en: 'not permitted' },
  40406: { zh: '快捷回复不存在', en: 'no such canned reply' },
  40904: { zh: '快捷码已被使用', en: 'the shortcut is taken' },
} as const

interface ReplyNames {
  readonly customer: string | undefined
  readonly agent: string | undefined
}

/** The text with names in place of `{customer}` and `{agent}`; other braces are just braces. */
export const fillReply = (text: string, { customer, agent }: ReplyNames): string =>
  text.replaceAll(/\{(customer|agent)\}/g, (_, name) => (name === 'customer' ? customer : agent) ?? '')
