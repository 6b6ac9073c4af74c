import type { Place } from './ask.ts'

const path = '/api/v3/chat/completions'

/** A bot that knows nothing but its model, its owner, and customers on one link. */
export async function askers(url: string, customers: number): Promise<{ owner: Place; customers: Place[] }> {
  const { data } = await call(url, '/api/agents/login', { user_id: 'admin', name: 'admin' })
  const token: string = data.token
  // Whoever asks as often as a bench does is a program: no person has to take over from the bot.
  const settings = { prompt: '你是客服。', handoff: { max_answers: 1_000 }, daily_tokens_per_customer: 0 }
  const bot = await call(url, '/api/v1/bots', { name: 'bench', settings }, token)
  const link = await call(url, `/api/v1/bots/${bot.id}/share-tokens`, { per_minute: 1_000_000 }, token)
  const body = { bot_id: bot.id, share_token: link.share_token }
  const places: Place[] = []
  for (let n = 0; n < customers; n++) {
    const account = { username: `bench-${n}`, password: 'a password of the bench' }
    await call(url, '/api/v1/end-users', account, token)
    const signedIn = await call(url, '/api/v1/auth/login', account)
    places.push({ url: url + path, headers: { authorization: `Bearer ${signedIn.token}` }, body })
  }
  const owner = { url: url + path, headers: { authorization: `Bearer ${token}` }, body: { bot_id: bot.id } }
  return { owner, customers: places }
}

// biome-ignore lint/suspicious/noExplicitAny: the bench reads what it expects
async function call(url: string, path: string, body: object, token?: string): Promise<any> {
  const response = await fetch(url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`POST ${path}: HTTP ${response.status} ${await response.text()}`)
  return response.json()
}
