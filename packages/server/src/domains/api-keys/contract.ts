import { type Static, Type } from 'typebox'

/** What a key may be given, and the operations that each opens. What is not here is open to no key. */
export const scopeOperations = {
  'sessions.read': ['getSessions', 'getSession', 'getSessionEvents'],
  'messages.read': ['getSessionHistory', 'searchMessages'],
  'customers.read': ['listCustomers', 'getCustomer', 'getSessionCustomer', 'listTags'],
  'reports.read': [
    ...['reportVolume', 'reportResponse', 'reportResolution', 'reportHandoff', 'reportSatisfaction'],
    ...['reportChannels', 'reportAgents', 'exportVolume', 'exportResponse', 'exportResolution', 'exportHandoff'],
    ...['exportSatisfaction', 'exportChannels', 'exportAgents'],
  ],
  'webhooks.manage': [
    ...['listWebhooks', 'createWebhook', 'getWebhook', 'changeWebhook', 'deleteWebhook', 'rotateWebhookSecret'],
    ...['testWebhook', 'listWebhookDeliveries', 'getWebhookDelivery', 'replayWebhookDelivery'],
    'replayFailedDeliveries',
  ],
} as const satisfies Record<string, readonly string[]>
export type Scope = keyof typeof scopeOperations

export const scopes: readonly Scope[] = [
  'sessions.read',
  'messages.read',
  'customers.read',
  'reports.read',
  'webhooks.manage',
]
const ScopeName = Type.Enum([...scopes])

const Time = Type.String({ format: 'date-time' })

export const NewApiKey = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 64, pattern: '\\S' }),
  scopes: Type.Array(ScopeName, { minItems: 1, maxItems: scopes.length, uniqueItems: true }),
  expiresAt: Type.Optional({ ...Time, description: 'without it the key is good until it is revoked' }),
})
export type NewApiKey = Static<typeof NewApiKey>

export const ApiKeyInfo = Type.Object(
  {
    keyId: Type.String(),
    name: Type.String(),
    scopes: Type.Array(ScopeName),
    status: Type.Enum(['active', 'expired', 'revoked']),
    createdBy: Type.String(),
    createdAt: Time,
    expiresAt: Type.Optional(Time),
    lastUsedAt: Type.Optional({ ...Time, description: 'to the minute' }),
    revokedAt: Type.Optional(Time),
    revokedBy: Type.Optional(Type.String()),
  },
  { $id: 'ApiKeyInfo' },
)
export type ApiKeyInfo = Static<typeof ApiKeyInfo>

export const ApiKeyMade = Type.Object(
  { ...ApiKeyInfo.properties, key: Type.String({ description: '`yk_…`; it is shown this once' }) },
  { $id: 'ApiKeyMade' },
)
export type ApiKeyMade = Static<typeof ApiKeyMade>

export const ApiKeysQuery = Type.Object({
  cursor: Type.Optional(Type.String({ maxLength: 64, description: '`next` of the page before' })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
})
export type ApiKeysQuery = Static<typeof ApiKeysQuery>

export const ApiKeyPage = Type.Object(
  {
    items: Type.Array(Type.Unsafe<ApiKeyInfo>({ $ref: 'ApiKeyInfo#' })),
    next: Type.Optional(Type.String({ description: 'absent on the last page' })),
  },
  { $id: 'ApiKeyPage' },
)
export type ApiKeyPage = Static<typeof ApiKeyPage>

/** Why a call was refused. */
export const apiKeyErrors = {
  40000: { zh: '参数错误', en: 'bad parameter' },
  40422: { zh: 'API 密钥不存在', en: 'no such API key' },
} as const
