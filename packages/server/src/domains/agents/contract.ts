import { type Static, Type } from 'typebox'

export const AgentStatus = Type.Union([Type.Literal('online'), Type.Literal('busy'), Type.Literal('offline')])
export type AgentStatus = Static<typeof AgentStatus>

export const AgentResponse = Type.Object(
  {
    id: Type.String(),
    user_id: Type.String(),
    name: Type.String(),
    role: Type.String(),
    status: AgentStatus,
    current_load: Type.Integer(),
    max_load: Type.Integer(),
    otp_enabled: Type.Integer({ minimum: 0, maximum: 1 }),
    created_at: Type.String({ format: 'date-time' }),
    updated_at: Type.String({ format: 'date-time' }),
  },
  { $id: 'AgentResponse' },
)
export type AgentResponse = Static<typeof AgentResponse>

export const LoginBody = Type.Object({
  user_id: Type.String({ minLength: 1, maxLength: 64, pattern: '\\S' }),
  name: Type.String({ maxLength: 64 }),
  otp_code: Type.Optional(Type.String()),
})
export type LoginBody = Static<typeof LoginBody>

export const LinkLoginBody = Type.Object({ login: Type.String({ minLength: 16, maxLength: 128 }) })

export const LoginResponse = Type.Object(
  { ...AgentResponse.properties, token: Type.String({ description: 'opaque; send it as Authorization: Bearer' }) },
  { $id: 'LoginResponse' },
)
export type LoginResponse = Static<typeof LoginResponse>

export const StatusBody = Type.Object({ status: AgentStatus })
export const AgentList = Type.Object({ items: Type.Array(AgentResponse) }, { $id: 'AgentList' })

/** What a sign-in page needs to know before anyone is signed in. */
export const SignInOptions = Type.Object(
  { demo: Type.Boolean(), demoAgents: Type.Array(Type.Object({ user_id: Type.String(), name: Type.String() })) },
  { $id: 'SignInOptions' },
)
export type SignInOptions = Static<typeof SignInOptions>

export const agentErrors = {
  1001: { zh: '未登录或登录已失效', en: 'not signed in, or the sign-in has expired' },
  1002: { zh: '无权限', en: 'not permitted' },
  1003: {
    zh: '企微通讯录验证失败,新坐席注册需要企微身份验证。请稍后重试或联系管理员。',
    en: 'the WeCom directory could not confirm this person; try again later or ask an administrator',
  },
  1004: { zh: '不存在', en: 'not found' },
  1005: { zh: '登录失败', en: 'sign-in failed' },
  1012: { zh: '无坐席权限', en: 'no agent permission' },
  42900: { zh: '请求过于频繁，请稍后再试', en: 'too many requests, try again later' },
} as const
