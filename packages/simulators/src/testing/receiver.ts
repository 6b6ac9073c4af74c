import type { IncomingHttpHeaders, ServerResponse } from 'node:http'
import { readBody } from '../http/body.ts'
import { isObject, type JsonObject } from '../http/fields.ts'
import { listen, shut, siteOf } from '../http/site.ts'

/** One webhook as the product got it. */
export interface ReceivedWebhook {
  readonly query: URLSearchParams
  readonly headers: IncomingHttpHeaders
  readonly body: string
  /** Empty when the body is no JSON object. */
  readonly json: JsonObject
}

export interface Receiver {
  readonly url: string
  readonly received: ReceivedWebhook[]
  /** 200 with nothing in it unless a test says otherwise. */
  answer: (received: ReceivedWebhook, response: ServerResponse) => void
  stop(): Promise<void>
}

/** A stand-in for the product that writes down every webhook. */
export async function startReceiver(): Promise<Receiver> {
  const received: ReceivedWebhook[] = []
  const server = siteOf(async ({ url, request, response }) => {
    const body = await readBody(request, 1_000_000)
    const item = { query: url.searchParams, headers: request.headers, body, json: objectOf(body) }
    received.push(item)
    receiver.answer(item, response)
    return true
  })
  const port = await listen(server, 0, '127.0.0.1')
  const receiver: Receiver = {
    url: `http://127.0.0.1:${port}/callback`,
    received,
    answer: (_, response) => void response.end(),
    stop: () => shut(server),
  }
  return receiver
}

function objectOf(text: string): JsonObject {
  try {
    const value: unknown = JSON.parse(text)
    return isObject(value) ? value : {}
  } catch {
    // @NOTE a form is read through `body`.
    return {}
  }
}
