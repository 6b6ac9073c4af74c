import { type Static, Type } from 'typebox'
import { type BotSettings, GivenModel, GivenSettings, modelSettings } from './settings/contract.ts'

export { BotSettings, HandoffRules, type ModelSettings } from './settings/contract.ts'

const Time = Type.String({ format: 'date-time' })

export const Bot = Type.Object(
  {
    id: Type.String(),
    name: Type.String(),
    owner_id: Type.Union([Type.String(), Type.Null()], { description: 'null: of the desk, for its administrators' }),
    settings: Type.Unsafe<BotSettings>({ $ref: 'BotSettings#' }),
    model: Type.Object({ ...modelSettings, has_api_key: Type.Boolean() }),
    avatar_url: Type.Union([Type.String(), Type.Null()]),
    account_ids: Type.Array(Type.String(), { description: 'channel accounts that it answers for' }),
    version: Type.Integer({ description: 'counts changes; a change that names another one is refused with 409' }),
    created_at: Time,
    updated_at: Time,
  },
  { $id: 'Bot' },
)
export type Bot = Static<typeof Bot>

const Name = Type.String({ maxLength: 100 })
export const CreateBotBody = Type.Object({
  name: Name,
  settings: Type.Optional(Type.Union([GivenSettings, Type.Null()])),
  model: Type.Optional(Type.Union([GivenModel, Type.Null()])),
  owner_id: Type.Optional(
    Type.Union([Type.String({ maxLength: 64 }), Type.Null()], {
      description: 'only the master key names another than the caller',
    }),
  ),
})
export type CreateBotBody = Static<typeof CreateBotBody>

/** What is left out stays as it is. */
export const UpdateBotBody = Type.Object({
  name: Type.Optional(Name),
  settings: Type.Optional(Type.Union([GivenSettings, Type.Null()])),
  model: Type.Optional(GivenModel),
  owner_id: Type.Optional(
    Type.String({ maxLength: 64, description: 'the bot goes to somebody else; by the master key' }),
  ),
  version: Type.Optional(Type.Integer({ description: 'of what was read' })),
})
export type UpdateBotBody = Static<typeof UpdateBotBody>

export const BotDone = Type.Object({ success: Type.Boolean(), message: Type.String() }, { $id: 'BotDone' })

export const AccountsBody = Type.Object({
  account_ids: Type.Array(Type.String({ maxLength: 128 }), {
    maxItems: 1_000,
    uniqueItems: true,
    description: 'all channel accounts that the bot shall answer for; those it leaves are left without a bot',
  }),
})

export const UsageDay = Type.Object({
  day: Type.String({ format: 'date' }),
  model: Type.String({ description: 'extractive: the entries themselves were the answers' }),
  questions: Type.Integer(),
  answered: Type.Integer(),
  missed: Type.Integer(),
  handed_over: Type.Integer(),
  prompt_tokens: Type.Integer(),
  completion_tokens: Type.Integer(),
})
export const BotUsage = Type.Object(
  {
    from: Type.String({ format: 'date' }),
    to: Type.String({ format: 'date' }),
    items: Type.Array(UsageDay, { description: 'a row for each day and model; days without questions have none' }),
  },
  { $id: 'BotUsage' },
)
export type BotUsage = Static<typeof BotUsage>

export const TryBody = Type.Object({
  content: Type.String({ minLength: 1, maxLength: 2_000, pattern: '\\S' }),
  history: Type.Optional(
    Type.Array(Type.Object({ role: Type.Enum(['user', 'assistant']), content: Type.String({ maxLength: 8_000 }) }), {
      maxItems: 20,
      description: 'of this trial',
    }),
  ),
})
export const BotTrial = Type.Object(
  {
    content: Type.String(),
    missed: Type.Boolean(),
    sources: Type.Array(
      Type.Object({
        id: Type.String(),
        title: Type.String(),
        kind: Type.Enum(['faq', 'document', 'page']),
        url: Type.Optional(Type.String()),
      }),
    ),
    handoff: Type.Optional(Type.Object({ reason: Type.String(), summary: Type.String() })),
    finish_reason: Type.Enum(['stop', 'length']),
    model: Type.String(),
    usage: Type.Object({ prompt_tokens: Type.Integer(), completion_tokens: Type.Integer() }),
  },
  { $id: 'BotTrial' },
)
