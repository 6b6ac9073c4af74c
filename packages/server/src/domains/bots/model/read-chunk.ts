import { type TSchema, Type } from 'typebox'
import { Compile } from 'typebox/compile'
import { ModelError } from './model-error.ts'

const orNull = <T extends TSchema>(schema: T) => Type.Optional(Type.Union([schema, Type.Null()]))

const ToolCall = Type.Object({
  index: orNull(Type.Number()),
  function: orNull(Type.Object({ name: orNull(Type.String()), arguments: orNull(Type.String()) })),
})
const Delta = Type.Object({
  content: orNull(Type.String()),
  reasoning_content: orNull(Type.String()),
  tool_calls: orNull(Type.Array(ToolCall)),
})
const Choice = Type.Object({ delta: orNull(Delta), finish_reason: orNull(Type.String()) })
const Usage = Type.Object({ prompt_tokens: Type.Number(), completion_tokens: Type.Number() })
const Chunk = Compile(
  Type.Object({
    error: Type.Optional(Type.Unknown()),
    choices: orNull(Type.Array(Choice)),
    usage: Type.Optional(Type.Unknown()),
  }),
)
const UsageCheck = Compile(Usage)

export interface CallPart {
  readonly index: number
  readonly name: string
  readonly args: string
}

export interface ChunkRead {
  readonly content: string
  /** It is at work, although it says nothing. */
  readonly thinks: boolean
  readonly calls: readonly CallPart[]
  /** '' until it has ended. */
  readonly reason: string
  readonly usage: { readonly promptTokens: number; readonly completionTokens: number } | undefined
}

/** One event of a chat completion stream (platform.openai.com/docs/api-reference/chat-streaming). */
export function readChunk(data: string): ChunkRead {
  const chunk = parse(data)
  if (!Chunk.Check(chunk)) throw new ModelError('The model sent something that is no chat completion.')
  if (chunk.error) throw new ModelError('The model reported an error in the middle of its answer.')
  const choice = chunk.choices?.[0]
  const delta = choice?.delta
  return {
    content: delta?.content ?? '',
    thinks: Boolean(delta?.reasoning_content),
    calls: delta?.tool_calls ? delta.tool_calls.map(callPart) : none,
    reason: choice?.finish_reason ?? '',
    usage: chunk.usage === undefined || chunk.usage === null ? undefined : usageOf(chunk.usage),
  }
}

const none: readonly CallPart[] = []

const callPart = ({ index, function: called }: Type.Static<typeof ToolCall>): CallPart => ({
  index: index ?? 0,
  name: called?.name ?? '',
  args: called?.arguments ?? '',
})

/** What is no count of tokens is not taken for one. */
function usageOf(told: unknown): ChunkRead['usage'] {
  if (!UsageCheck.Check(told)) return undefined
  return { promptTokens: told.prompt_tokens, completionTokens: told.completion_tokens }
}

function parse(data: string): unknown {
  try {
    return JSON.parse(data)
  } catch {
    // @NOTE the parser's own message quotes what came, which nobody has checked for secrets.
    throw new ModelError('The model sent something that is no JSON.')
  }
}
