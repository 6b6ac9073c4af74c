import type { AgentCalls } from '../api/agents.ts'
import { isRecord } from '../api/guards.ts'
import { parseJson } from '../lib/json.ts'
import { tabMemory } from '../lib/storage.ts'
import type { Credentials } from './credentials.ts'

const key = 'yingda.signIn'

/** Sends the browser to WeCom: to the QR code, or, inside the WeCom app, to its consent page. */
export async function goToWeCom(loginUrl: AgentCalls['loginUrl']): Promise<void> {
  const verifier = base64url(crypto.getRandomValues(new Uint8Array(32)))
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))
  const kind = /wxwork/i.test(navigator.userAgent) ? 'oauth' : 'qr'
  const { url, state } = await loginUrl({ kind, challenge: base64url(new Uint8Array(digest)) })
  tabMemory.write(key, JSON.stringify({ state, verifier }))
  location.assign(url)
}

/** What WeCom sent the browser back with, if it did and this tab had asked. It leaves the address bar at once. */
export function takeWeComReturn(): Credentials | 'foreign' | undefined {
  const url = new URL(location.href)
  const code = url.searchParams.get('code')
  const state = url.searchParams.get('state')
  if (code === null || state === null) return undefined
  for (const name of ['code', 'state', 'appid']) url.searchParams.delete(name)
  history.replaceState(null, '', url.pathname + url.search + url.hash)
  const asked = parseJson(tabMemory.read(key) ?? '')
  tabMemory.write(key, undefined)
  if (!isRecord(asked) || asked.state !== state || typeof asked.verifier !== 'string') return 'foreign'
  return { code, state, verifier: asked.verifier }
}

const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
