import { isRecord } from '../is-record.ts'
import type { Answer } from './fetch.ts'
import { discard, readText, UnusableAnswer } from './read-body.ts'

/** With these a login that has ended is told without any JSON: the page sends a browser to the login form. */
const loginStatuses: ReadonlySet<number> = new Set([302, 401])

/** @throws UnusableAnswer for HTTP 429 and 5xx, other redirects, and whatever is not a JSON object */
export async function readReply(answer: Answer): Promise<Record<string, unknown>> {
  const { status } = answer
  const isRedirect = status >= 300 && status < 400 && status !== 302
  if (status >= 500 || status === 429 || isRedirect) {
    await discard(answer)
    throw new UnusableAnswer(`HTTP ${status}`, String(status))
  }
  const value = readJson(await readText(answer))
  if (isRecord(value)) return value
  if (loginStatuses.has(status)) return {}
  throw new UnusableAnswer(`HTTP ${status}, 返回的不是 JSON 对象`, status === 200 ? '' : String(status))
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // @NOTE Not JSON is an answer too; the caller refuses it like any other non-object.
    return undefined
  }
}
