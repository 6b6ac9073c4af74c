import { type Static, Type } from 'typebox'

const Time = Type.String({ format: 'date-time' })
const Names = Type.Object({ zh: Type.String(), en: Type.String() })
const ReplyWindow = Type.Object(
  { hours: Type.Integer(), messages: Type.Optional(Type.Integer()) },
  { description: 'what may follow a message of the customer; absent = no limit, also of the count' },
)

export const ChannelInfo = Type.Object(
  {
    channelId: Type.String(),
    name: Names,
    icon: Type.Object(
      { label: Type.String(), colour: Type.String() },
      { description: 'a badge: one or two characters on a colour' },
    ),
    channelType: Type.String({ description: 'its family on the wire' }),
    isSetUp: Type.Boolean({ description: 'false: this desk has no settings for it' }),
    connects: Type.Optional(
      Type.Boolean({ description: 'accounts are connected by `POST /api/channels/{channelId}/connect`' }),
    ),
    limits: Type.Object({
      textBytes: Type.Integer({ description: 'of UTF-8 in one text; a longer one is split' }),
      textChars: Type.Optional(Type.Integer({ description: 'in one text as well; a longer one is split' })),
      fileBytes: Type.Record(Type.String(), Type.Integer(), { description: 'by the kind a file is sent as' }),
    }),
    abilities: Type.Object({
      files: Type.Array(Type.String(), { description: 'kinds that can be sent: image, voice, video, file' }),
      recallSeconds: Type.Optional(
        Type.Integer({ description: 'for how long a message that was sent can be taken back; absent = never' }),
      ),
      replyWindow: Type.Optional(ReplyWindow),
    }),
  },
  { $id: 'ChannelInfo' },
)
export type ChannelInfo = Static<typeof ChannelInfo>

export const AccountMode = Type.Union([Type.Literal('hosted'), Type.Literal('native')], {
  description: 'native: people answer in the own client of the channel, and the desk only follows',
})

export const ChannelAccountInfo = Type.Object(
  {
    accountId: Type.String(),
    channelId: Type.String(),
    externalId: Type.String({ description: 'the name the channel has for it; kfId of its sessions' }),
    name: Type.String(),
    botId: Type.Optional(Type.String({ description: 'absent: customers go to people at once' })),
    botName: Type.Optional(Type.String()),
    madeForBot: Type.Optional(Type.Boolean({ description: 'it belongs to its bot, and no other can have it' })),
    mode: AccountMode,
    isOpen: Type.Boolean({ description: 'this node can send by it now' }),
    health: Type.Object({
      lastInboundAt: Type.Optional(Time),
      lastPullAt: Type.Optional(
        Type.String({ format: 'date-time', description: 'absent for accounts that are not fetched' }),
      ),
      pullError: Type.Optional(Type.String()),
      problem: Type.Optional(
        Type.Unsafe<'unauthorised'>({
          type: 'string',
          enum: ['unauthorised'],
          description: 'nothing can be sent until its owner connects it again',
        }),
      ),
      outboundWaiting: Type.Integer({ description: 'messages without an outcome' }),
      oldestOutboundAt: Type.Optional(Time),
      failingSince: Type.Optional(
        Type.String({ format: 'date-time', description: 'since then it could not be read, or did not send' }),
      ),
    }),
  },
  { $id: 'ChannelAccountInfo' },
)
export type ChannelAccountInfo = Static<typeof ChannelAccountInfo>

export const AccountBody = Type.Object(
  {
    name: Type.Optional(
      Type.String({ minLength: 1, maxLength: 64, pattern: '\\S', description: 'stays, whatever the channel calls it' }),
    ),
    botId: Type.Optional(Type.Union([Type.String({ maxLength: 64 }), Type.Null()], { description: 'null: no bot' })),
    mode: Type.Optional(AccountMode),
  },
  { minProperties: 1 },
)
export type AccountBody = Static<typeof AccountBody>

export const ConnectAddress = Type.Object(
  {
    url: Type.String({
      description: 'of the remote, where the owner of the account agrees; good for ten minutes, once',
    }),
  },
  { $id: 'ConnectAddress' },
)
export type ConnectAddress = Static<typeof ConnectAddress>

export const channelAccountErrors = {
  1004: { zh: '不存在', en: 'not found' },
  40000: { zh: '参数错误', en: 'bad parameter' },
} as const
