import { type TSchema, Type } from 'typebox'
import { Compile } from 'typebox/compile'
import { ModelError } from './model.ts'

const orNull = <T extends TSchema>(schema: T) => Type.Optional(Type.Union([schema, Type.Null()]))

const Delta = Type.Object({ content: orNull(Type.String()) })
const Choice = Type.Object({ delta: orNull(Delta), finish_reason: orNull(Type.String()) })
const Chunk = Compile(Type.Object({ error: Type.Optional(Type.Unknown()), choices: orNull(Type.Array(Choice)) }))

/** An answer that ends so is none: cut by the token limit, withheld, or a call of a tool that does not exist. */
const noAnswer = ['length', 'content_filter', 'tool_calls', 'function_call']

/** One event of a chat completion stream (platform.openai.com/docs/api-reference/chat-streaming). */
export function readChunk(data: string): { content: string; ended: boolean } {
  if (data.trim() === '[DONE]') return { content: '', ended: true }
  const chunk = parse(data)
  if (!Chunk.Check(chunk)) throw new ModelError('The model sent something that is no chat completion.')
  if (chunk.error) throw new ModelError('The model reported an error in the middle of its answer.')
  const [choice] = chunk.choices ?? []
  const reason = choice?.finish_reason ?? ''
  if (noAnswer.includes(reason)) throw new ModelError(`The model ended without a whole answer (${reason}).`)
  return { content: choice?.delta?.content ?? '', ended: reason !== '' }
}

function parse(data: string): unknown {
  try {
    return JSON.parse(data)
  } catch {
    // @NOTE the parser's own message quotes what came, which nobody has checked for secrets.
    throw new ModelError('The model sent something that is no JSON.')
  }
}
