import { isRecord } from '../lib/json.ts'
import type { BotCard, Conversation, Message, Outcome, SentFile, SignedIn, Source, Standing, Status } from './types.ts'

const statuses: readonly unknown[] = ['bot', 'queued', 'agent', 'closed', 'none'] satisfies Status[]
const roles: readonly unknown[] = ['user', 'assistant', 'agent', 'system'] satisfies Message['role'][]

const isStatus = (value: unknown): value is Status => statuses.includes(value)
const orMissing = (value: unknown, kind: 'string' | 'number') => value === undefined || typeof value === kind
const strings = (value: Record<string, unknown>, ...keys: string[]) =>
  keys.every((key) => typeof value[key] === 'string')

const isText = (value: unknown): value is string => typeof value === 'string'

const isSource = (value: unknown): value is Source =>
  isRecord(value) && strings(value, 'id', 'title', 'kind') && orMissing(value.url, 'string')

const isFile = (value: unknown): value is SentFile =>
  isRecord(value) && strings(value, 'id', 'name', 'kind') && typeof value.size === 'number'

export const isMessage = (value: unknown): value is Message =>
  isRecord(value) &&
  strings(value, 'id', 'content', 'created_at') &&
  roles.includes(value.role) &&
  (value.sources === undefined || isListOf(isSource)(value.sources)) &&
  (value.file === undefined || isFile(value.file))

export const isStanding = (value: unknown): value is Standing =>
  isRecord(value) &&
  isStatus(value.status) &&
  orMissing(value.queue_position, 'number') &&
  orMissing(value.agent_name, 'string')

export const isConversation = (value: unknown): value is Conversation =>
  isRecord(value) && isOlder(value) && isStanding(value) && strings(value, 'cursor')

export const isOlder = (value: unknown): value is { messages: Message[]; older?: string } =>
  isRecord(value) && isListOf(isMessage)(value.messages) && orMissing(value.older, 'string')

export const isBotCard = (value: unknown): value is BotCard =>
  isRecord(value) &&
  strings(value, 'bot_id', 'name') &&
  (value.suggested_questions === null || isListOf(isText)(value.suggested_questions))

export const isSignedIn = (value: unknown): value is SignedIn =>
  isRecord(value) && strings(value, 'token', 'username') && typeof value.is_end_user === 'boolean'

export const isOutcome = (value: unknown): value is Outcome =>
  isRecord(value) &&
  orMissing(value.message_id, 'string') &&
  (value.sources === undefined || isListOf(isSource)(value.sources)) &&
  (value.status === undefined || isStatus(value.status))

export const isAnything = (_value: unknown): _value is unknown => true

function isListOf<T>(isOne: (value: unknown) => value is T) {
  return (value: unknown): value is T[] => Array.isArray(value) && value.every(isOne)
}
