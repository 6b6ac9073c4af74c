import type { Static } from 'typebox'
import type { CompletionBody } from '../contract.ts'
import { refusal, unknownParameter } from '../refusal.ts'

export interface Asked {
  readonly botId: string
  readonly text: string
  readonly shareToken: string | undefined
  readonly clientMsgId: string | undefined
  readonly stream: boolean
  readonly includeUsage: boolean
}

const maxChars = 8_000

/**
 * Keys of OpenAI's own request, and of clients of the first hour: read by nobody, and harmless. Whatever is not here could
 * be meant for the upstream (its address, its headers, its key), so it is refused and not ignored.
 */
const ignored = new Set([
  ...['audio', 'frequency_penalty', 'function_call', 'functions', 'logit_bias', 'logprobs', 'max_completion_tokens'],
  ...['max_tokens', 'metadata', 'modalities', 'parallel_tool_calls', 'prediction', 'presence_penalty'],
  ...['prompt_cache_key', 'prompt_cache_retention', 'reasoning_effort', 'response_format', 'safety_identifier', 'seed'],
  ...['service_tier', 'stop', 'store', 'temperature', 'tool_choice', 'tools', 'top_logprobs', 'top_p', 'user'],
  ...['verbosity', 'web_search_options'],
  ...['language', 'enable_thinking', 'enable_memori', 'tool_response', 'session_id', 'user_identifier'],
])
const read = new Set([
  ...['messages', 'bot_id', 'model', 'share_token', 'client_msg_id', 'stream', 'stream_options', 'n'],
])

/** Of everything that a client says was said, only its own last message is taken. Throws what is wrong with it. */
export function readBody(body: Static<typeof CompletionBody>): Asked {
  const unknown = Object.keys(body).find((key) => !read.has(key) && !ignored.has(key))
  if (unknown !== undefined) throw unknownParameter(unknown.slice(0, 64))
  const botId = body.bot_id || body.model
  if (!botId) throw refusal('bot_missing')
  const text = lastMessage(body).trim()
  if (!text) throw refusal('message_missing')
  if (text.length > maxChars) throw refusal('message_too_long')
  if (text.includes('\0') || botId.includes('\0') || body.client_msg_id?.includes('\0')) throw refusal('not_storable')
  return {
    botId,
    text,
    shareToken: body.share_token || undefined,
    clientMsgId: body.client_msg_id || undefined,
    stream: body.stream ?? false,
    includeUsage: body.stream_options?.include_usage ?? false,
  }
}

function lastMessage({ messages }: Static<typeof CompletionBody>): string {
  const content = messages.findLast(({ role }) => role === 'user')?.content ?? ''
  if (typeof content === 'string') return content
  return content.flatMap(({ type, text }) => (type === 'text' && text ? [text] : [])).join('\n')
}
