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
  stop(): Promise<void>
}

/** A stand-in for the product: it writes down what comes and answers as the test says (200 unless told). */
export async function startProduct(answer: Answerer = (_, response) => response.end()): Promise<Product> {
  const received: Received[] = []
  const server = createServer(async (request, response) => {
    const item = open(new URL(request.url ?? '/', 'http://product').searchParams, await readBody(request, 1_000_000))
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
    stop: async () => {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
  return product
}

function open(query: URLSearchParams, body: string): Received {
  const encrypted = body === '' ? (query.get('echostr') ?? '') : (readChildren(body).get('Encrypt') ?? '')
  const { message, receiveId } = decrypt(decodeAesKey(credentials.encodingAesKey), encrypted)
  const expected = sign(credentials.callbackToken, query.get('timestamp') ?? '', query.get('nonce') ?? '', encrypted)
  return {
    query,
    encrypted,
    signatureFits: query.get('msg_signature') === expected,
    receiveId,
    plaintext: message,
    children: readChildren(message),
  }
}
