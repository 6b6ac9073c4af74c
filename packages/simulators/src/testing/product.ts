import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { readBody } from '../http/body.ts'
import { decodeAesKey, decrypt, sign } from '../wecom/crypto.ts'
import { readChildren } from '../wecom/xml.ts'
import { credentials } from './simulator.ts'

/** One callback as the product got it. */
export interface Received {
  readonly query: URLSearchParams
  readonly encrypted: string
  readonly signatureFits: boolean
  readonly receiveId: string
  readonly plaintext: string
  readonly children: Map<string, string>
}

export type Answerer = (received: Received, response: ServerResponse, request: IncomingMessage) => void

export interface Product {
  readonly url: string
  readonly received: Received[]
  answer: Answerer
  /** The keys callbacks are opened with. */
  keys: { readonly callbackToken: string; readonly encodingAesKey: string }
  stop(): Promise<void>
}

/** A stand-in for the product: it writes down what comes and answers as the test says (200 unless told). */
export async function startProduct(answer: Answerer = (_, response) => response.end()): Promise<Product> {
  const received: Received[] = []
  const server = createServer(async (request, response) => {
    const query = new URL(request.url ?? '/', 'http://product').searchParams
    const item = open(product.keys, query, await readBody(request, 1_000_000))
    received.push(item)
    product.answer(item, response, request)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const product: Product = {
    url: `http://127.0.0.1:${port}/wecom/callback`,
    received,
    answer,
    keys: credentials,
    stop: async () => {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
  return product
}

function open(keys: Product['keys'], query: URLSearchParams, body: string): Received {
  const encrypted = body === '' ? (query.get('echostr') ?? '') : (readChildren(body).get('Encrypt') ?? '')
  const { message, receiveId } = decrypt(decodeAesKey(keys.encodingAesKey), encrypted)
  const expected = sign(keys.callbackToken, query.get('timestamp') ?? '', query.get('nonce') ?? '', encrypted)
  return {
    query,
    encrypted,
    signatureFits: query.get('msg_signature') === expected,
    receiveId,
    plaintext: message,
    children: readChildren(message),
  }
}
