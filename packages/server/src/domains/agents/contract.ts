import { type Static, Type } from 'typebox'
import { roles } from '../access/contract.ts'

const Role = Type.Enum([...roles])

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

const UserId = Type.String({ minLength: 1, maxLength: 64, pattern: '\\S' })
const OtpCode = Type.String({ maxLength: 64, description: 'of the authenticator app, or a recovery code' })
const Secret = Type.String({ minLength: 16, maxLength: 512 })

/** Who comes, and what shows it: a code of WeCom with its state and verifier, or a password. The demo asks for neither. */
export const LoginBody = Type.Object(
  {
    user_id: Type.Optional(UserId),
    name: Type.Optional(Type.String({ maxLength: 64 })),
    otp_code: Type.Optional(OtpCode),
    code: Type.Optional(
      Type.String({ minLength: 1, maxLength: 512, description: 'that WeCom sent the browser back with' }),
    ),
    state: Type.Optional(Secret),
    verifier: Type.Optional(
      Type.String({ minLength: 43, maxLength: 128, description: 'whose hash was the challenge' }),
    ),
    password: Type.Optional(Type.String({ maxLength: 128 })),
  },
  {
    anyOf: [
      { required: ['user_id', 'name'] },
      { required: ['user_id', 'password'] },
      { required: ['code', 'state', 'verifier'] },
    ],
  },
)
export type LoginBody = Static<typeof LoginBody>

export const LinkLoginBody = Type.Object({
  login: Type.String({ minLength: 16, maxLength: 128 }),
  otp_code: Type.Optional(OtpCode),
})

export const LoginResponse = Type.Object(
  {
    ...AgentResponse.properties,
    token: Type.String({ description: 'opaque; send it as Authorization: Bearer' }),
    degraded: Type.Optional(
      Type.Boolean({ description: 'the directory could not be asked: for an hour at most, without administration' }),
    ),
    otp_setup_required: Type.Optional(
      Type.Boolean({ description: 'the token is good for otp-bind and otp-verify, and after those for everything' }),
    ),
  },
  { $id: 'LoginResponse' },
)
export type LoginResponse = Static<typeof LoginResponse>

/** The same request is to be sent again with `otp_code`. Nothing has changed yet. */
export const OtpRequired = Type.Object(
  { require_otp: Type.Literal(true), message: Type.String(), user_id: Type.String(), name: Type.String() },
  { $id: 'OtpRequired' },
)
export type OtpRequired = Static<typeof OtpRequired>

export const LoginUrlQuery = Type.Object({
  kind: Type.Enum(['qr', 'oauth'], { description: 'a QR code for any browser, or the consent page inside WeCom' }),
  challenge: Type.String({
    pattern: '^[\\w-]{43}$',
    description: 'base64url of the SHA-256 of a verifier that the browser keeps to itself',
  }),
})
export const LoginUrl = Type.Object(
  {
    url: Type.String({ description: 'comes back to /console/ with ?code and ?state' }),
    state: Type.String({ description: 'good once, for 5 minutes' }),
  },
  { $id: 'LoginUrl' },
)

export const OtpBinding = Type.Object(
  {
    qr_code: Type.String({ description: 'PNG as a data URL' }),
    secret: Type.String({ description: 'shown this once' }),
  },
  { $id: 'OtpBinding' },
)
export const OtpVerifyBody = Type.Object({
  user_id: UserId,
  name: Type.Optional(Type.String({ maxLength: 64 })),
  otp_code: Type.Optional(OtpCode),
})
export const OtpVerified = Type.Object(
  {
    otp_enabled: Type.Literal(true),
    message: Type.String(),
    recovery_codes: Type.Optional(
      Type.Array(Type.String(), { description: 'shown this once, at the first verification' }),
    ),
  },
  { $id: 'OtpVerified' },
)
export const OtpUnbindBody = Type.Object({
  user_id: Type.Optional(UserId),
  otp_code: Type.Optional(Type.String({ maxLength: 64, description: 'a fresh code of the one who asks' })),
})
export const RecoveryCodesBody = Type.Object({ otp_code: OtpCode })
export const RecoveryCodes = Type.Object(
  { recovery_codes: Type.Array(Type.String(), { description: 'shown this once' }) },
  { $id: 'RecoveryCodes' },
)
export const OtpUnbound = Type.Object({ message: Type.String() }, { $id: 'OtpUnbound' })

export const PasswordBody = Type.Object({
  password: Type.String({ minLength: 8, maxLength: 128 }),
  current_password: Type.Optional(
    Type.String({ maxLength: 128, description: 'may be left out within 5 minutes of a sign-in with WeCom or a link' }),
  ),
})
export const PasswordSet = Type.Object({ message: Type.String() }, { $id: 'PasswordSet' })

export const StatusBody = Type.Object({ status: AgentStatus })

/** What only administrators are shown of an agent. `roles` is what people gave and what mappings give, together. */
const adminProperties = {
  roles: Type.Array(Role),
  manual_roles: Type.Array(Role),
  mapped_roles: Type.Array(Role),
  is_active: Type.Boolean(),
  last_seen_at: Type.Optional(
    Type.String({ format: 'date-time', description: 'by their screens and tokens, to the minute' }),
  ),
}
export const AdminAgent = Type.Object({ ...AgentResponse.properties, ...adminProperties }, { $id: 'AdminAgent' })
export type AdminAgent = Static<typeof AdminAgent>

/** An item has what only administrators are shown when all agents were asked for. */
export const AgentList = Type.Object(
  {
    items: Type.Array(
      Type.Object({ ...AgentResponse.properties, ...Type.Partial(Type.Object(adminProperties)).properties }),
    ),
  },
  { $id: 'AgentList' },
)

const Roles = Type.Array(Role, { uniqueItems: true, maxItems: 10 })
const MaxLoad = Type.Integer({ minimum: 0, maximum: 1000 })
export const NewAgentBody = Type.Object({
  user_id: Type.String({ minLength: 1, maxLength: 64, pattern: '^[\\w@.-]+$' }),
  roles: Type.Optional(Roles),
  max_load: Type.Optional(MaxLoad),
})
export type NewAgentBody = Static<typeof NewAgentBody>
/** `roles` are those given by hand; what mappings give stays beside them. What is left out stays as it is. */
export const ChangeAgentBody = Type.Object({
  roles: Type.Optional(Roles),
  max_load: Type.Optional(MaxLoad),
  is_active: Type.Optional(Type.Boolean()),
})
export type ChangeAgentBody = Static<typeof ChangeAgentBody>
export const AgentParams = Type.Object({ user_id: Type.String({ maxLength: 64 }) })

/** What the one who asks is, and may do. */
export const MyPermissions = Type.Object(
  {
    roles: Type.Array(Role),
    permissions: Type.Array(Type.String()),
    degraded: Type.Boolean({ description: 'signed in while the directory could not be asked' }),
  },
  { $id: 'MyPermissions' },
)

/** One sign-in that still holds. */
export const StaffToken = Type.Object(
  {
    id: Type.String(),
    login_source: Type.String(),
    created_at: Type.String({ format: 'date-time' }),
    last_used_at: Type.String({ format: 'date-time', description: 'to the minute' }),
    expires_at: Type.String({ format: 'date-time' }),
    ip: Type.Optional(Type.String()),
    user_agent: Type.Optional(Type.String()),
    current: Type.Boolean({ description: 'the one that asks' }),
  },
  { $id: 'StaffToken' },
)
export type StaffToken = Static<typeof StaffToken>
export const StaffTokenList = Type.Object({ items: Type.Array(StaffToken) }, { $id: 'StaffTokenList' })
export const TokensEnded = Type.Object({ ended: Type.Integer() }, { $id: 'TokensEnded' })

/** What a sign-in page needs to know before anyone is signed in. */
export const SignInOptions = Type.Object(
  {
    demo: Type.Boolean(),
    demoAgents: Type.Array(Type.Object({ user_id: Type.String(), name: Type.String() })),
    proofRequired: Type.Boolean({ description: 'a userid and a name are not enough' }),
    weCom: Type.Boolean({ description: 'sign-in with WeCom is set up' }),
  },
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
  1006: { zh: 'OTP验证码错误,请重新输入', en: 'the one-time code is wrong' },
  1007: { zh: 'OTP绑定失败', en: 'the second factor could not be set up' },
  1008: { zh: '请先绑定OTP', en: 'set up a second factor first' },
  1009: { zh: 'OTP验证失败', en: 'the code could not be verified' },
  1010: { zh: 'OTP解绑失败', en: 'the second factor could not be removed' },
  1011: { zh: '已绑定OTP,请先解绑', en: 'a second factor is set up already: remove it first' },
  1012: { zh: '无坐席权限', en: 'no agent permission' },
  1013: { zh: '尝试次数过多，请15分钟后再试', en: 'too many attempts, try again in 15 minutes' },
  1014: {
    zh: '这是最后一名在用的管理员，不能降级或停用。请先设置另一名管理员。',
    en: 'this is the last active administrator: make another one first',
  },
  1015: { zh: '此人已是坐席', en: 'this person is an agent already' },
  42900: { zh: '请求过于频繁，请稍后再试', en: 'too many requests, try again later' },
} as const
