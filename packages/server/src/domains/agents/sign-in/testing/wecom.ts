import { createHash, randomBytes } from 'node:crypto'
import type { TestDesk } from '../../../../testing/index.ts'

export interface Returned {
  readonly code: string
  readonly state: string
  readonly verifier: string
}

/** A browser that goes to WeCom, where somebody says who they are, and comes back. */
export async function comeBackAs(
  desk: TestDesk,
  who: Record<string, string>,
  kind: 'qr' | 'oauth' = 'qr',
): Promise<Returned> {
  const verifier = randomBytes(32).toString('base64url')
  const challenge = createHash('sha256').update(verifier).digest('base64url')
  const { data } = await desk.call('GET', `/api/agents/login-url?kind=${kind}&challenge=${challenge}`)
  const url = new URL(data.url)
  for (const [name, value] of Object.entries(who)) url.searchParams.set(name, value)
  const response = await fetch(url, { redirect: 'manual' })
  const back = new URL(response.headers.get('location') ?? 'http://localhost/nowhere')
  if (back.pathname !== '/console/') throw new Error(`WeCom sent the browser to ${back}`)
  return { code: back.searchParams.get('code') ?? '', state: back.searchParams.get('state') ?? '', verifier }
}

export const asMember = (desk: TestDesk, userId: string, kind?: 'qr' | 'oauth') =>
  comeBackAs(desk, { sim_user: userId }, kind)
