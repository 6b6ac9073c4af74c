import { request } from 'node:http'
import { isObject, type JsonObject } from '../http/fields.ts'
import { credentials } from './simulator.ts'

export interface HttpAnswer {
  readonly status: number
  readonly contentType: string
  readonly json: JsonObject
  readonly text: string
}

/** One call to the simulator; an answer that is no JSON object has an empty `json`. */
export async function call(url: string, method: 'GET' | 'POST' = 'GET', body?: unknown): Promise<HttpAnswer> {
  const payload = body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body)
  const response = await fetch(url, { method, body: payload, signal: AbortSignal.timeout(5_000) })
  const text = await response.text()
  return {
    status: response.status,
    contentType: response.headers.get('content-type') ?? '',
    json: objectOf(text),
    text,
  }
}

/** `media/upload` as a multipart form with one part. */
export async function upload(url: string, bytes: Buffer, filename = 'a.png', part = 'media'): Promise<HttpAnswer> {
  const form = new FormData()
  form.set(part, new File([new Uint8Array(bytes)], filename))
  const response = await fetch(url, { method: 'POST', body: form, signal: AbortSignal.timeout(5_000) })
  const text = await response.text()
  return {
    status: response.status,
    contentType: response.headers.get('content-type') ?? '',
    json: objectOf(text),
    text,
  }
}

/** The smallest thing that looks like a PNG. */
export const png: Buffer = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47]), Buffer.alloc(64)])

/** A call with headers that `fetch` does not let us set, such as Host. */
export function callWithHeaders(url: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    request(url, { method: 'POST', headers }, (response) => resolve(response.resume().statusCode ?? 0))
      .on('error', reject)
      .end('{}')
  })
}

/** The API of one simulator, with a token that is fetched once; the app's unless another secret is given. */
export function apiOf(origin: string, secret: string = credentials.secret) {
  const { corpId, agentId } = credentials
  const gettoken = (corpid = corpId, corpsecret: string = secret) =>
    call(`${origin}/cgi-bin/gettoken?${new URLSearchParams({ corpid, corpsecret })}`)
  let token = ''
  const get = async (path: string, query: Record<string, string> = {}) => call(await url(path, query))
  const post = async (path: string, body: unknown) =>
    call(`${origin}/cgi-bin/${path}?access_token=${await currentToken()}`, 'POST', body)
  const currentToken = async () => {
    token ||= String((await gettoken()).json.access_token)
    return token
  }
  const send = (patch: Record<string, unknown> = {}) =>
    post('message/send', { touser: 'liuyang', msgtype: 'text', agentid: agentId, text: { content: '您好' }, ...patch })
  const url = async (path: string, query: Record<string, string> = {}) =>
    `${origin}/cgi-bin/${path}?${new URLSearchParams({ access_token: await currentToken(), ...query })}`
  return { gettoken, get, post, send, url }
}

function objectOf(text: string): JsonObject {
  try {
    const value: unknown = JSON.parse(text)
    return isObject(value) ? value : {}
  } catch {
    // @NOTE HTML and cut answers are read through `text`.
    return {}
  }
}
