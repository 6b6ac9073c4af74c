import { readFileSync } from 'node:fs'
import { Agent, fetch } from 'undici'
import type { AnswerBody } from './read-body.ts'

/** Of each request, in milliseconds. */
export const connectMs = 10_000
export const readMs = 30_000
const longestSilence = { headersTimeout: readMs, bodyTimeout: readMs }

export interface SentRequest {
  readonly method: 'GET' | 'POST'
  readonly headers: Record<string, string>
  readonly body?: string | Uint8Array<ArrayBuffer>
  readonly redirect: 'manual'
  readonly signal: AbortSignal
}

export interface Answer extends AnswerBody {
  readonly status: number
  readonly headers: { getSetCookie(): string[] }
}

/** What is needed of `fetch`. */
export type Fetch = (url: string, init: SentRequest) => Promise<Answer>

export interface TlsOptions {
  /** PEM of the authorities that sign Yunke's certificates, instead of the well-known ones. */
  readonly ca?: string | undefined
  /** The same from a file. */
  readonly caFile?: string | undefined
  /** Host names whose certificates are not looked at: whoever sits in between reads passwords. */
  readonly insecureHosts?: readonly string[] | undefined
}

export interface OwnFetch {
  readonly fetch: Fetch
  close(): Promise<void>
}

/** A `fetch` whose connections check certificates, except those of the hosts that were named. */
export function createFetch({ ca, caFile, insecureHosts = [] }: TlsOptions): OwnFetch {
  const authorities = caFile === undefined ? ca : readFileSync(caFile, 'utf8')
  const strict = new Agent({
    ...longestSilence,
    connect: { timeout: connectMs, ...(authorities !== undefined && { ca: authorities }) },
  })
  const unseen = new Set(insecureHosts.map((host) => host.toLowerCase()))
  const lax =
    unseen.size > 0
      ? new Agent({ ...longestSilence, connect: { timeout: connectMs, rejectUnauthorized: false } })
      : undefined
  return {
    fetch: (url, init) => fetch(url, { ...init, dispatcher: lax && unseen.has(new URL(url).hostname) ? lax : strict }),
    close: async () => {
      await Promise.all([strict.close(), lax?.close()])
    },
  }
}
