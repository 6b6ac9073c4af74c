import { messageOf } from '../../../platform/errors.ts'
import { audit } from '../../audit/index.ts'
import { dismissAgents } from '../left.ts'
import { refusal } from '../refusal.ts'
import type { SignInDeps } from './deps.ts'
import { findAgent } from './known-agent.ts'
import type { Comer } from './prove.ts'

export type Person = { readonly name: string } | 'unreachable'

/** What WeCom allows as a userid; anything else is nobody, and need not be asked for. */
const userIdShape = /^[\w@.-]{1,64}$/

/** Asks the directory. Who is not in it is refused, and is no agent any longer; that it cannot be asked is no refusal yet. */
export async function lookUp(deps: SignInDeps, { userId, proof, unreachable = false }: Comer): Promise<Person> {
  if (!userIdShape.test(userId)) throw refusal(1003, { reason: 'not_in_directory' })
  const person = unreachable ? 'unreachable' : await ask(deps, userId)
  if (proof === 'token' && person !== 'unreachable') throw refusal(1001, undefined, '请使用企业微信扫码或密码登录')
  return person
}

async function ask(deps: SignInDeps, userId: string): Promise<Person> {
  const { directory, log, requireProof } = deps
  const found = await directory.find(userId).catch((error: unknown) => {
    log.warn({ userId }, `The WeCom directory could not be asked: ${messageOf(error)}`)
    return 'unreachable' as const
  })
  if (found === 'absent') {
    await dismiss(deps, userId)
    throw refusal(1003, { reason: 'not_in_directory' })
  }
  if (found !== 'refused') return found
  log.error({ userId }, 'WeCom does not let the desk read its directory.')
  // Without proof the demo takes every failure of WeCom for an outage, as a literal client expects.
  if (requireProof) throw refusal(1003, { reason: 'directory_unreachable' })
  return 'unreachable'
}

async function dismiss({ db, log }: SignInDeps, userId: string): Promise<void> {
  const agent = await findAgent(db, userId)
  if (!agent?.isActive) return
  await db.tx(async (tx) => {
    await dismissAgents(tx, [userId])
    const details = { reason: 'not_in_directory' }
    await audit(tx, {
      actor: { type: 'system' },
      action: 'agent.disable',
      target: { type: 'agent', id: agent.userId },
      details,
    })
  })
  log.warn({ userId: agent.userId }, 'An agent is not in the directory any more, and was put out of use.')
}
