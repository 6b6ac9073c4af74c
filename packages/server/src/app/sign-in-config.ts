import { type Role, roles } from '../domains/access/contract.ts'
import type { Env } from './env.ts'
import type { createReader } from './read-values.ts'

export interface SignInConfig {
  /** A userid and a name are not enough. */
  readonly requireProof: boolean
  /** Whoever is in the directory becomes an agent at the first sign-in. */
  readonly autoRegister: boolean
  readonly ratePerMinute: number
  readonly tokenTtlSeconds: number
  /** Whoever has one of these has to set up a second factor. */
  readonly otpRequiredRoles: readonly Role[]
  /** As authenticator apps show it. */
  readonly otpIssuer: string
  /** A pending second factor is verified by its owner alone. */
  readonly otpVerifyRequiresToken: boolean
  /** Seed 2 to the letter: no token, and `csId` says who acts. */
  readonly openContract: boolean
}

/** The literal behaviour of the seeds that lets anybody in: in production not even by request. */
const demoSwitches = {
  AUTH_REQUIRE_PROOF: false,
  AGENT_AUTO_REGISTER: true,
  OTP_VERIFY_REQUIRE_TOKEN: false,
  OPEN_CONTRACT: true,
}

export function signInConfigFrom(env: Env, read: ReturnType<typeof createReader>, demo: boolean): SignInConfig {
  const config: SignInConfig = {
    requireProof: read.boolean('AUTH_REQUIRE_PROOF', !demo),
    autoRegister: read.boolean('AGENT_AUTO_REGISTER', demo),
    ratePerMinute: read.perMinute('LOGIN_RATE', 10),
    tokenTtlSeconds: read.integer('TOKEN_TTL_SECONDS', 28_800, { min: 60, max: 2_592_000 }),
    otpRequiredRoles: rolesFrom(env.OTP_REQUIRED_ROLES ?? (demo ? '' : 'admin'), read),
    otpIssuer: env.OTP_ISSUER ?? 'IT支持服务',
    otpVerifyRequiresToken: read.boolean('OTP_VERIFY_REQUIRE_TOKEN', !demo),
    openContract: read.boolean('OPEN_CONTRACT', false),
  }
  for (const [name, unsafe] of Object.entries(demoSwitches)) {
    const isSet = env[name]?.toLowerCase() === String(unsafe)
    if (!demo && isSet) read.problem(`${name}=${unsafe} is for the demo profile only.`)
  }
  return config
}

function rolesFrom(text: string, read: ReturnType<typeof createReader>): Role[] {
  const names = text.split(',').flatMap((name) => name.trim() || [])
  const known = roles.filter((role) => names.includes(role))
  if (names.some((name) => !known.some((role) => role === name)))
    read.problem(`OTP_REQUIRED_ROLES may name ${roles.join(', ')}.`)
  return known
}
