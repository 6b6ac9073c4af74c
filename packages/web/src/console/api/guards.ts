import { type Role, roles } from '@yingda/server/domains/access/contract'
import type { AgentResponse, LoginResponse, OtpRequired, SignInOptions } from '@yingda/server/domains/agents/contract'
import type { FileInfo, MessageFile } from '@yingda/server/domains/files/contract'
import type { MessageInfo, SessionInfo, TransferInfo } from '@yingda/server/domains/sessions/contract'

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const strings = (value: Record<string, unknown>, ...keys: string[]) =>
  keys.every((key) => typeof value[key] === 'string')

export const isSession = (value: unknown): value is SessionInfo =>
  isRecord(value) &&
  strings(value, 'sessionId', 'customerId', 'channelId', 'channelType', 'status', 'createdAt', 'updatedAt') &&
  typeof value.messageCount === 'number' &&
  typeof value.version === 'number'

export const isMessage = (value: unknown): value is MessageInfo =>
  isRecord(value) &&
  strings(value, 'msgId', 'sessionId', 'content', 'msgType', 'createdAt') &&
  typeof value.seq === 'number'

export const isTransfer = (value: unknown): value is TransferInfo =>
  isRecord(value) && strings(value, 'transferId', 'sessionId', 'fromCsId', 'toCsId', 'status', 'expiresAt')

export const isFile = (value: unknown): value is FileInfo =>
  isRecord(value) && strings(value, 'fileId', 'kind', 'name', 'mime') && typeof value.size === 'number'

export const isMessageFile = (value: unknown): value is MessageFile =>
  isRecord(value) && strings(value, 'kind', 'status')

export const isAgent = (value: unknown): value is AgentResponse =>
  isRecord(value) && strings(value, 'id', 'user_id', 'name', 'role', 'status')

export const isAgents = (value: unknown): value is { items: AgentResponse[] } =>
  isRecord(value) && arrayOf(isAgent)(value.items)

export const isLogin = (value: unknown): value is LoginResponse =>
  isAgent(value) && typeof Reflect.get(value, 'token') === 'string'

export const isSecondFactor = (value: unknown): value is OtpRequired =>
  isRecord(value) && value.require_otp === true && strings(value, 'name')

export const isLoginUrl = (value: unknown): value is { url: string; state: string } =>
  isRecord(value) && strings(value, 'url', 'state')

export const isSignInOptions = (value: unknown): value is SignInOptions =>
  isRecord(value) &&
  typeof value.demo === 'boolean' &&
  typeof value.proofRequired === 'boolean' &&
  typeof value.weCom === 'boolean' &&
  arrayOf((one: unknown): one is { user_id: string; name: string } => isRecord(one) && strings(one, 'user_id', 'name'))(
    value.demoAgents,
  )

export type MyPermissions = { roles: Role[]; degraded: boolean }

export const isPermissions = (value: unknown): value is MyPermissions =>
  isRecord(value) &&
  typeof value.degraded === 'boolean' &&
  arrayOf((one: unknown): one is Role => roles.some((role) => role === one))(value.roles)

export const isTicket = (value: unknown): value is { ticket: string } => isRecord(value) && strings(value, 'ticket')

export const isAnything = (_value: unknown): _value is unknown => true

export const arrayOf =
  <T>(isOne: (value: unknown) => value is T) =>
  (value: unknown): value is T[] =>
    Array.isArray(value) && value.every(isOne)
