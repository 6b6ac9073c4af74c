import type { Received, Reply } from './channel.ts'

/** What whoever does not prove to be the remote gets at `/channel/<type>/callback`: one answer, whatever was wrong. */
export const refusal: Reply = json(401, { code: 40100, message: '回调未通过验证' })

export const refused: Received = { verdict: 'refused', reply: refusal }

/** Taken, and kept by the time it is sent. */
export const handled: Reply = json(200, { code: 0, message: 'success' })

function json(status: number, body: unknown): Reply {
  return { status, contentType: 'application/json; charset=utf-8', body: JSON.stringify(body) }
}
