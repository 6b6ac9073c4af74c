import { AppError, messageOf } from '../../../platform/errors.ts'
import { claimGuess, claimReturn, giveBackGuess, isPassword, keepProven, passwordHashOf } from '../../access/index.ts'
import type { LoginBody } from '../contract.ts'
import { refusal } from '../refusal.ts'
import { holderFrom } from '../require-agent.ts'
import type { NewToken } from '../tokens.ts'
import type { SignInDeps, Visit } from './deps.ts'

/** Somebody at the door, and what showed who they are. */
export interface Comer {
  readonly userId: string
  readonly proof: NewToken['proof']
  /** The sign-in with WeCom that is complete with this one. */
  readonly state?: string | undefined
  /** WeCom could not even say whose code it is. */
  readonly unreachable?: boolean
}

/** Says who comes, by the strongest proof that was brought. A token proves only for as long as WeCom cannot be asked. */
export async function prove(deps: SignInDeps, body: LoginBody, visit: Visit): Promise<Comer> {
  if (body.code !== undefined) return byWeCom(deps, body, visit)
  const userId = body.user_id?.trim() ?? ''
  if (body.password !== undefined) return byPassword(deps, { userId, password: body.password }, visit)
  if (!deps.requireProof) return { userId, proof: 'none' }
  if (isSame(await holderName(deps, visit), userId)) return { userId, proof: 'token' }
  throw refusal(1001, undefined, '请使用企业微信扫码、密码或登录链接登录')
}

async function byWeCom(deps: SignInDeps, body: LoginBody, visit: Visit): Promise<Comer> {
  const { code = '', state = '', verifier = '', user_id: named } = body
  const claimed = await claimReturn(deps.db, { code, state, verifier })
  if (!claimed) throw refusal(1001, undefined, '登录请求无效、已使用或已过期，请重新扫码')
  const owner = claimed === 'exchange' ? await exchange(deps, code) : claimed
  if (owner === 'unreachable') {
    const userId = await holderName(deps, visit)
    if (userId === undefined) throw refusal(1003, { reason: 'directory_unreachable' })
    return { userId, proof: 'token', unreachable: true }
  }
  if (named !== undefined && !isSame(owner.userId, named.trim())) throw refusal(1001, undefined, '扫码的人与账号不一致')
  if (claimed === 'exchange') await keepProven(deps.db, state, owner.userId)
  return { userId: owner.userId, proof: 'wecom', state }
}

async function exchange({ directory, log }: SignInDeps, code: string): Promise<{ userId: string } | 'unreachable'> {
  const owner = await directory.ownerOf(code).catch((error: unknown) => {
    log.warn(`WeCom could not be asked whose code it is: ${messageOf(error)}`)
    return 'unreachable' as const
  })
  if (owner === 'refused') throw refusal(1001, undefined, '企业微信登录凭证无效、已使用或已过期，请重新扫码')
  if (owner === 'stranger') throw refusal(1003, { reason: 'not_in_directory' })
  return owner
}

async function byPassword(
  { db }: SignInDeps,
  { userId, password }: { userId: string; password: string },
  { source }: Visit,
): Promise<Comer> {
  await checkPassword(db, { account: userId, password, source })
  return { userId, proof: 'password' }
}

/** One of few guesses, and one of few hashes at a time. Every account that has no such password answers the same. */
export async function checkPassword(
  db: SignInDeps['db'],
  { account, password, source }: { account: string; password: string; source: string },
): Promise<void> {
  const guess = { account, kind: 'password', source } as const
  if (account.includes('\0') || password.includes('\0')) throw wrongPassword()
  if (!(await claimGuess(db, guess))) throw refusal(1013)
  const isRight = await isPassword(await passwordHashOf(db, account), password)
  if (isRight === 'busy') {
    await giveBackGuess(db, guess)
    throw busy()
  }
  if (!isRight) throw wrongPassword()
  await giveBackGuess(db, guess)
}

const wrongPassword = () => refusal(1001, undefined, '账号或密码错误')

export const busy = () => new AppError(50300, 503, '登录的人太多，请稍后再试', { exposed: true })

/** A token of a degraded sign-in does not make another one: the hour would never end. */
async function holderName({ db }: SignInDeps, { token }: Visit): Promise<string | undefined> {
  const holder = token === undefined ? undefined : await holderFrom(db, token)
  return holder?.degraded ? undefined : holder?.csId
}

const isSame = (one: string | undefined, other: string): boolean => one?.toLowerCase() === other.toLowerCase()
