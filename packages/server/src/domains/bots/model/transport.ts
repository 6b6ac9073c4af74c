import type { Readable } from 'node:stream'
import { Agent, request } from 'undici'
import { checkedLookup } from '../../../platform/outbound/lookup.ts'
import { checkTarget } from '../../../platform/outbound/target.ts'

export interface ModelReply {
  readonly status: number
  readonly body: Readable
}

/** One POST. Redirects are not followed: the key would go along. */
export type Transport = (url: string, request: ModelRequest) => Promise<ModelReply>

export interface ModelRequest {
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly signal: AbortSignal
  /** Who runs the desk has named the host; otherwise it must not lead into the company's own networks. */
  readonly isTrusted: boolean
}

export interface Reach {
  /** Models on this machine and in the company's networks may be named by owners of bots. */
  readonly allowPrivate: boolean
  /** Hosts that are let through wherever they are. */
  readonly allowHosts: readonly string[]
}

const connectMs = 3_000

/** Connections stay open between questions, so that the first word does not wait for a handshake. */
export function createTransport({ allowPrivate, allowHosts }: Reach): Transport {
  const networks = { allowPrivate, allowLoopback: allowPrivate }
  const kept = { keepAliveTimeout: 30_000, headersTimeout: 0, bodyTimeout: 0 }
  const trusted = new Agent({ ...kept, connect: { timeout: connectMs } })
  const guarded = new Agent({ ...kept, connect: { timeout: connectMs, lookup: checkedLookup(networks) } })
  return async (address, { headers, body, signal, isTrusted }) => {
    const url = new URL(address)
    const isOpen = isTrusted || allowHosts.includes(url.hostname)
    checkTarget(url, isOpen ? anywhere : networks)
    const reply = await request(url, {
      method: 'POST',
      headers,
      body,
      signal,
      dispatcher: isOpen ? trusted : guarded,
    })
    return { status: reply.statusCode, body: reply.body }
  }
}

const anywhere = { allowPrivate: true, allowLoopback: true }
