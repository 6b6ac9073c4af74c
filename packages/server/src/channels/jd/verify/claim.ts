import type { RawRequest } from '../../channel.ts'
import { isBody, textOf } from '../fields.ts'
import { Unproven } from './unproven.ts'

/** What a callback says to prove itself with, and the bytes that it says it of. Nothing of it is proven yet. */
export interface Claim {
  readonly signature: string
  readonly timestamp: string
  readonly nonce: string
  readonly payload: Buffer
}

/** The three places of the public contract. Where a signature stands, the other two values have to stand as well. */
export function claimIn(request: RawRequest): Claim {
  const { headers, query } = request
  if (headers['x-signature'] !== undefined) return inHeaders(request)
  if (query.has('signature')) return inQuery(request)
  return inBody(request)
}

function inHeaders({ headers, body }: RawRequest): Claim {
  const one = (name: string) => {
    const value = headers[name]
    if (typeof value !== 'string') throw new Unproven(`The header ${name} is not there once.`)
    return value
  }
  const signature = one('x-signature').replace(/^sha256=/, '')
  return { signature, timestamp: one('x-timestamp'), nonce: one('x-nonce'), payload: body }
}

function inQuery({ query, body }: RawRequest): Claim {
  const one = (name: string) => {
    const [value, another] = query.getAll(name)
    if (value === undefined || another !== undefined) throw new Unproven(`The parameter ${name} is not there once.`)
    return value
  }
  return { signature: one('signature'), timestamp: one('timestamp'), nonce: one('nonce'), payload: body }
}

/** What is signed is the text in `rawPayload`, as it is after JSON has been read. */
function inBody({ body }: RawRequest): Claim {
  const outer = readJson(body)
  if (!isBody(outer) || typeof outer.rawPayload !== 'string') throw new Unproven('There is no signature.')
  const [signature, timestamp, nonce] = ['signature', 'timestamp', 'nonce'].map((name) => textOf(outer, name))
  if (!signature || !timestamp || !nonce) throw new Unproven('A body without its signature, timestamp or nonce.')
  return { signature, timestamp, nonce, payload: Buffer.from(outer.rawPayload) }
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** @throws Unproven when it is no JSON in UTF-8 */
export function readJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(utf8.decode(bytes))
  } catch {
    throw new Unproven('The body is no JSON.')
  }
}
