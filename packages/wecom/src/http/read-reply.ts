import { isRecord } from '../is-record.ts'
import type { WeComReply } from '../transport.ts'
import { UnusableAnswer } from './unusable-answer.ts'

/** @throws UnusableAnswer for HTTP 5xx and for whatever is not a JSON object with a usable errcode */
export async function readReply(response: Response): Promise<WeComReply> {
  const { status } = response
  if (status >= 500) {
    // An answer that nobody reads to its end would keep its connection.
    await response.body?.cancel()
    throw new UnusableAnswer(`HTTP ${status}`)
  }
  const value = readJson(await response.text())
  if (!isRecord(value)) throw new UnusableAnswer(`HTTP ${status}, 返回的不是 JSON 对象`)
  // WeCom fails with HTTP 200 and an errcode: a bare 3xx or 4xx comes from somebody in between.
  const errcode = value.errcode ?? (status >= 200 && status < 300 ? 0 : undefined)
  if (typeof errcode !== 'number') throw new UnusableAnswer(`HTTP ${status}, 返回中没有可用的 errcode`)
  return { ...value, errcode, errmsg: typeof value.errmsg === 'string' ? value.errmsg : '' }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // @NOTE Not JSON is an answer too; the caller refuses it like any other non-object.
    return undefined
  }
}
