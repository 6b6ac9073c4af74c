import { type Static, type TSchema, Type } from 'typebox'

const Time = Type.String({ format: 'date-time' })
const orNull = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])

/** A link to a bot. `share_token` is the secret in its address; only the owner of the bot is shown it. */
export const ShareTokenItem = Type.Object(
  {
    id: Type.String({ format: 'uuid' }),
    bot_id: Type.String(),
    share_token: Type.String(),
    name: orNull(Type.String()),
    created_at: Time,
    expires_at: orNull(Time),
    revoked_at: orNull(Time),
  },
  { $id: 'ShareTokenItem' },
)
export type ShareTokenItem = Static<typeof ShareTokenItem>

const Limit = Type.Integer({ minimum: 1, maximum: 1_000_000_000 })
const limits = {
  per_minute: Limit,
  per_visitor_day: orNull(Limit),
  total: orNull(Limit),
}

/** The same with what it allows and how much it was used. */
export const ShareLinkDetail = Type.Object(
  {
    ...ShareTokenItem.properties,
    ...limits,
    allowed_origins: Type.Array(Type.String()),
    used: Type.Integer(),
    last_used_at: orNull(Time),
  },
  { $id: 'ShareLinkDetail' },
)
export type ShareLinkDetail = Static<typeof ShareLinkDetail>

export const ShareTokenList = Type.Object(
  { items: Type.Array(Type.Unsafe<ShareTokenItem>({ $ref: 'ShareTokenItem#' })) },
  { $id: 'ShareTokenList' },
)

export const ShareLinkList = Type.Object(
  { items: Type.Array(Type.Unsafe<ShareLinkDetail>({ $ref: 'ShareLinkDetail#' })) },
  { $id: 'ShareLinkList' },
)

const Name = orNull(Type.String({ maxLength: 100 }))
const ExpiresAt = orNull(Type.String({ maxLength: 64, description: 'ISO 8601; without a zone it is UTC' }))
const settings = {
  per_minute: Type.Optional(Limit),
  per_visitor_day: Type.Optional(orNull(Limit)),
  total: Type.Optional(orNull(Limit)),
  allowed_origins: Type.Optional(
    Type.Array(Type.String({ maxLength: 255, description: 'scheme, host and port of a site' }), { maxItems: 50 }),
  ),
}

/** Of a new link; in a change, what is left out stays as it is. */
export const ShareTokenBody = Type.Object({
  name: Type.Optional(Name),
  expires_at: Type.Optional(ExpiresAt),
  ...settings,
})
export type ShareTokenBody = Static<typeof ShareTokenBody>

export const ShareLinkUsage = Type.Object(
  {
    used: Type.Integer(),
    last_used_at: orNull(Time),
    days: Type.Array(
      Type.Object({
        day: Type.String({ format: 'date', description: 'in Shanghai' }),
        messages: Type.Integer(),
        visitors: Type.Integer(),
      }),
    ),
  },
  { $id: 'ShareLinkUsage' },
)
export type ShareLinkUsage = Static<typeof ShareLinkUsage>

export const EndUserItem = Type.Object(
  {
    id: Type.String({ format: 'uuid' }),
    username: Type.String(),
    email: orNull(Type.String()),
    is_active: Type.Boolean(),
    created_at: Time,
    last_login: orNull(Time),
  },
  { $id: 'EndUserItem' },
)
export type EndUserItem = Static<typeof EndUserItem>

export const EndUserList = Type.Object(
  { items: Type.Array(Type.Unsafe<EndUserItem>({ $ref: 'EndUserItem#' })) },
  { $id: 'EndUserList' },
)

const Email = orNull(Type.String({ maxLength: 254 }))
const Password = Type.String({ maxLength: 1_024 })
export const CreateEndUser = Type.Object({
  username: Type.String(),
  password: Password,
  email: Type.Optional(Email),
})
export const ChangeEndUser = Type.Object({ is_active: Type.Optional(Type.Boolean()), email: Type.Optional(Email) })
export const ResetPassword = Type.Object({ password: Password })

/** Which bots an end user may talk to: all of whoever made the account, or the named ones alone. */
export const EndUserGrants = Type.Object(
  { all_bots: Type.Boolean(), bot_ids: Type.Array(Type.String()) },
  { $id: 'EndUserGrants' },
)
export type EndUserGrants = Static<typeof EndUserGrants>
export const ChangeGrants = Type.Object({
  all_bots: Type.Boolean(),
  bot_ids: Type.Optional(Type.Array(Type.String({ maxLength: 64 }), { maxItems: 1_000 })),
})

export const Success = Type.Object({ success: Type.Boolean(), message: Type.String() }, { $id: 'Success' })

export const PublicBotInfo = Type.Object(
  {
    bot_id: Type.String(),
    bot_uuid: Type.String(),
    name: Type.String(),
    avatar_url: orNull(Type.String()),
    welcome: orNull(Type.String()),
    suggested_questions: orNull(Type.Array(Type.String())),
    settings: Type.Object({
      language: Type.Optional(Type.Any()),
      enable_thinking: Type.Optional(Type.Any()),
      enable_memori: Type.Optional(Type.Any()),
      tool_response: Type.Optional(Type.Any()),
    }),
  },
  { $id: 'PublicBotInfo' },
)
export type PublicBotInfo = Static<typeof PublicBotInfo>

export const SignIn = Type.Object({
  username: Type.String({ maxLength: 256 }),
  password: Password,
  otp_code: Type.Optional(orNull(Type.String({ maxLength: 64, description: 'of staff with a second factor' }))),
})
export const SignedIn = Type.Object(
  {
    token: Type.String(),
    user_id: Type.String(),
    username: Type.String(),
    is_admin: Type.Boolean(),
    is_end_user: Type.Boolean(),
    expires_at: Time,
  },
  { $id: 'SignedIn' },
)
export type SignedIn = Static<typeof SignedIn>
export const Verified = Type.Object(
  {
    valid: Type.Boolean(),
    user_id: orNull(Type.String()),
    username: orNull(Type.String()),
    is_admin: Type.Boolean(),
    is_end_user: Type.Boolean(),
  },
  { $id: 'Verified' },
)
export type Verified = Static<typeof Verified>
