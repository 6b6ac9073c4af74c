import { Type } from 'typebox'

const Text = Type.String({ maxLength: 100_000 })
const Part = Type.Object({ type: Type.String({ maxLength: 64 }), text: Type.Optional(Text) })
const Message = Type.Object({
  role: Type.String({ maxLength: 32 }),
  content: Type.Optional(Type.Union([Text, Type.Array(Part, { maxItems: 100 }), Type.Null()])),
})
const Id = Type.Union([Type.String({ maxLength: 200 }), Type.Null()])

/**
 * The request of OpenAI's chat completions. The desk keeps the history itself, so that only the last message of the user is
 * read; sampling and tools are the bot's own affair, and what is said of them is ignored. Any other key is refused.
 */
export const CompletionBody = Type.Object({
  messages: Type.Array(Message, { minItems: 1, maxItems: 1_000 }),
  bot_id: Type.Optional(Id),
  model: Type.Optional({ ...Id, description: 'the id of the bot, when there is no bot_id' }),
  share_token: Type.Optional({ ...Id, description: 'of the link; end users have to have one' }),
  client_msg_id: Type.Optional({ ...Id, description: 'the same id again is the same message' }),
  stream: Type.Optional(Type.Union([Type.Boolean(), Type.Null()])),
  stream_options: Type.Optional(
    Type.Union([Type.Object({ include_usage: Type.Optional(Type.Boolean()) }), Type.Null()]),
  ),
  n: Type.Optional(Type.Union([Type.Literal(1), Type.Null()])),
})

const Usage = Type.Object({
  prompt_tokens: Type.Integer(),
  completion_tokens: Type.Integer(),
  total_tokens: Type.Integer(),
})
const Source = Type.Object({
  id: Type.String(),
  title: Type.String(),
  kind: Type.String({ description: 'faq, document or page' }),
  url: Type.Optional(Type.String()),
})

/** What OpenAI's format has no place for. */
export const Beside = Type.Object({
  message_id: Type.Optional(Type.String({ description: 'of the answer in the conversation' })),
  sources: Type.Optional(Type.Array(Source)),
  missed: Type.Optional(Type.Boolean({ description: 'the bot does not know' })),
  handoff: Type.Optional(Type.Object({ reason: Type.String() }, { description: 'a person is to go on' })),
  status: Type.Optional(
    Type.String({ description: 'queued or agent: a person has the conversation, and no bot answers' }),
  ),
})

export const Completion = Type.Object(
  {
    id: Type.String(),
    object: Type.Literal('chat.completion'),
    created: Type.Integer(),
    model: Type.String(),
    choices: Type.Array(
      Type.Object({
        index: Type.Integer(),
        message: Type.Object({ role: Type.Literal('assistant'), content: Type.String(), refusal: Type.Null() }),
        logprobs: Type.Null(),
        finish_reason: Type.String(),
      }),
    ),
    usage: Usage,
    yingda: Beside,
  },
  { $id: 'Completion' },
)

/** Both for those who read `detail`, and for OpenAI's clients. */
export const CompletionRefusal = Type.Object(
  {
    detail: Type.String(),
    error: Type.Object({
      message: Type.String(),
      type: Type.String(),
      param: Type.Union([Type.String(), Type.Null()]),
      code: Type.Union([Type.String(), Type.Null()]),
    }),
  },
  { $id: 'CompletionRefusal' },
)
