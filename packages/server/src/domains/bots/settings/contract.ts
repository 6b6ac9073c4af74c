import { type Static, type TSchema, Type } from 'typebox'

const orNull = <T extends TSchema>(schema: T) => Type.Optional(Type.Union([schema, Type.Null()]))
const text = (maxLength: number, description?: string) =>
  orNull(Type.String({ maxLength, ...(description && { description }) }))
const questions = orNull(Type.Array(Type.String({ maxLength: 200 }), { maxItems: 20 }))
const tokens = (description: string) => orNull(Type.Integer({ minimum: 0, maximum: 1_000_000_000_000, description }))

/** When a person goes on. */
export const HandoffRules = Type.Object(
  {
    words: orNull(
      Type.Array(Type.String({ minLength: 1, maxLength: 40, pattern: '\\S' }), {
        maxItems: 50,
        description: 'by which customers ask for a person, besides the usual ones',
      }),
    ),
    misses: orNull(
      Type.Integer({ minimum: 1, maximum: 20, description: 'in a row, before a person takes over; usually 3' }),
    ),
    automatic: orNull(
      Type.Boolean({ description: 'false: a person is offered after misses, and takes over when asked for' }),
    ),
    max_answers: orNull(
      Type.Integer({
        minimum: 1,
        maximum: 1_000,
        description:
          'of the bot to one customer before a person takes over, who may turn out to be a program; usually 50',
      }),
    ),
  },
  { additionalProperties: false },
)
export type HandoffRules = Static<typeof HandoffRules>

const settings = {
  language: text(20, 'such as zh-CN or en'),
  enable_thinking: orNull(Type.Boolean({ description: 'for the page; what a model thinks is never shown' })),
  enable_memori: orNull(Type.Boolean()),
  tool_response: orNull(Type.Boolean()),
  avatar_url: orNull(Type.String({ maxLength: 2_048, pattern: '^($|https?://|/)' })),
  welcome: text(2_000),
  welcome_message: text(2_000, 'when there is no `welcome`'),
  suggested_questions: questions,
  guide_questions: questions,
  prompt: text(20_000, 'who the bot is and how it talks'),
  handoff: orNull(HandoffRules),
  confidence_floor: orNull(Type.Number({ minimum: 0, maximum: 1, description: 'entries below it are no answer' })),
  knowledge_sets: orNull(
    Type.Array(Type.String({ maxLength: 64 }), {
      maxItems: 100,
      description: 'ids of sets: of those the bot has, it looks into these; absent = into all',
    }),
  ),
  daily_tokens: tokens('of the bot in a day; 0 or absent = no limit. After them the entries themselves answer'),
  daily_tokens_per_customer: tokens('of one customer in a day; 0 = no limit, absent = 200000'),
  tools: orNull(
    Type.Array(Type.String({ maxLength: 64 }), {
      maxItems: 50,
      description: 'what the model may do: transfer_to_human, search_knowledge; absent = both, others are ignored',
    }),
  ),
}

/**
 * What an owner says about a bot. Keys that are not known here are kept for whoever wrote them, and mean nothing; all of it is
 * for the owner alone, but for the few keys that the public page shows.
 */
export const BotSettings = Type.Object(settings, { $id: 'BotSettings', additionalProperties: true })
export type BotSettings = Static<typeof BotSettings>
/** Requests are checked by themselves, and name no other schema. */
export const GivenSettings = Type.Object(settings, { additionalProperties: true, maxProperties: 100 })

export const modelSettings = {
  base_url: orNull(
    Type.String({
      maxLength: 2_048,
      description: 'of any OpenAI-compatible endpoint, the part before /chat/completions; absent = as the desk has it',
    }),
  ),
  name: text(200, 'as the endpoint calls it; absent = as the desk has it'),
  timeout_seconds: orNull(Type.Integer({ minimum: 1, maximum: 600, description: 'for a whole answer' })),
  temperature: orNull(Type.Number({ minimum: 0, maximum: 2 })),
  max_tokens: orNull(Type.Integer({ minimum: 1, maximum: 100_000, description: 'of one answer' })),
}
export const ModelSettings = Type.Object(modelSettings)
export type ModelSettings = Static<typeof ModelSettings>

export type GivenModel = Static<typeof GivenModel>
export const GivenModel = Type.Object(
  {
    ...modelSettings,
    api_key: orNull(
      Type.String({
        maxLength: 4_096,
        description: 'never told again; null or empty takes it away, absent keeps it while base_url stays the same',
      }),
    ),
    has_api_key: Type.Optional(Type.Boolean({ description: 'as it was read; says nothing' })),
  },
  { additionalProperties: false },
)
