import type { FastifyReply } from 'fastify'
import type { Db } from '../../platform/db.ts'
import { AppError } from '../../platform/errors.ts'
import type { App, Request } from '../../platform/http.ts'
import type { Permission } from '../access/contract.ts'
import { principalByKey } from './key-principal.ts'
import type { Principal } from './principal.ts'
import { refusal } from './refusal.ts'
import { requirePermission } from './require-permission.ts'
import { holderOf, tokenFrom } from './tokens.ts'

/**
 * Guards every route of the scope it is called in: who may not come in learns that before anything else. With a
 * permission, every route there is for those who have it.
 */
export function requireAgent(app: App, db: Db, permission?: Permission): void {
  const { openActor, keyHolder } = app
  const identify = async (request: Request, reply: FastifyReply) => {
    const token = tokenFrom(request.headers.authorization)
    const byKey = token && keyHolder && (await principalByKey(keyHolder, token, request, reply))
    const principal = byKey || (token ? await holderFrom(db, token) : await openActor?.(request))
    if (!principal) throw refusal(1001)
    if (principal.mustEnrol && !request.routeOptions.config.mayEnrol) throw mustEnrol()
    request.principal = principal
  }
  // Who is named by a body is not known before the body is.
  if (openActor) app.addHook('preValidation', identify)
  else app.addHook('onRequest', identify)
  if (permission) app.addHook('preValidation', requirePermission(permission))
}

const mustEnrol = () => refusal(1002, { reason: 'otp_setup_required' }, '请先绑定动态口令（OTP），再继续使用')

/** Whether somebody may come in is not known when the tokens cannot be read; that is no refusal, and no admission. */
export const holderFrom = (db: Db, token: string): Promise<Principal | undefined> =>
  holderOf(db, token).catch((cause: unknown) => {
    throw new AppError(50300, 503, '服务暂时不可用，请稍后再试', { cause, exposed: true })
  })

/** Says who acts when nobody shows a token. */
export type OpenActor = (request: Request) => Promise<Principal | undefined>

declare module 'fastify' {
  interface FastifyInstance {
    /** Only where seed 2 is played to the letter (`OPEN_CONTRACT`). */
    openActor?: OpenActor
  }
  interface FastifyContextConfig {
    /** For those too who have to set up a second factor first. */
    mayEnrol?: boolean
  }
}
