import { createHash, timingSafeEqual } from 'node:crypto'
import { type ApiAnswer, ok, refuse } from '../errors.ts'
import type { ApiCall } from './call.ts'

/** `GET /cgi-bin/gettoken`: each secret's own token, the same one while it is valid, with the seconds it has left. */
export function gettoken({ state, query, ip }: ApiCall): ApiAnswer {
  const { settings, tokens, faults } = state
  const corpId = query.get('corpid') ?? ''
  const secret = query.get('corpsecret') ?? ''
  if (faults.tokenErrcode !== 0) return refuse(faults.tokenErrcode)
  if (tokens.isBanned(ip)) return refuse(45009)
  if (corpId === '') return refuse(41002)
  if (secret === '') return refuse(41004)
  if (corpId !== settings.corpId) return refuse(40013)
  const app = state.apps.find((candidate) => same(secret, candidate.secret))
  if (app === undefined) {
    tokens.countWrongSecret(ip)
    return refuse(40001)
  }
  const { token, expiresInSeconds } = tokens.current(app)
  return ok({ access_token: token, expires_in: expiresInSeconds })
}

function same(left: string, right: string): boolean {
  return timingSafeEqual(createHash('sha256').update(left).digest(), createHash('sha256').update(right).digest())
}
