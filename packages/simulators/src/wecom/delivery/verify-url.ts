import { randomInt } from 'node:crypto'
import { Caller } from '../../delivery/caller.ts'
import type { AttemptStatus } from '../../delivery/records.ts'
import { encrypt } from '../crypto.ts'
import type { State } from '../state.ts'
import { signedQuery } from './envelope.ts'

export interface Verification {
  readonly ok: boolean
  readonly status: AttemptStatus
  readonly ms: number
  /** Why it failed, in one sentence. */
  readonly reason?: string
}

/** What WeCom does when the callback form is saved: a GET whose answer must be the decrypted echo, byte for byte. */
export async function verifyUrl(state: State): Promise<Verification> {
  const { callbackUrl, corpId, verifyTimeoutMs } = state.settings
  if (callbackUrl === undefined) return { ok: false, status: 0, ms: 0, reason: 'No callback URL is set.' }
  const echo = randomDigits()
  const encrypted = encrypt(state.receivers.app.aesKey, echo, corpId)
  const query = `${signedQuery(state, state.receivers.app, encrypted)}&echostr=${encodeURIComponent(encrypted)}`
  const caller = new Caller(callbackUrl, 1)
  const startedMs = performance.now()
  const { status, body } = await caller.call({
    method: 'GET',
    query,
    headers: {},
    body: '',
    timeoutMs: verifyTimeoutMs,
  })
  caller.close()
  const result = { status, ms: Math.round(performance.now() - startedMs) }
  const reason = complaint(status, body.equals(Buffer.from(echo)), verifyTimeoutMs)
  return reason === undefined ? { ok: true, ...result } : { ok: false, ...result, reason }
}

function complaint(status: AttemptStatus, same: boolean, timeoutMs: number): string | undefined {
  if (status === 'timeout') return `No complete answer within ${timeoutMs} ms.`
  if (typeof status === 'string') return `The callback URL could not be reached (${status}).`
  if (status !== 200) return `The answer must be HTTP 200, it was ${status}.`
  return same ? undefined : 'The answer is not exactly the decrypted echo.'
}

/** 19 to 23 decimal digits, the first one not zero. */
function randomDigits(): string {
  const count = randomInt(19, 24)
  return `${randomInt(1, 10)}${Array.from({ length: count - 1 }, () => randomInt(10)).join('')}`
}
