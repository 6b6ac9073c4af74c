import { randomBytes } from 'node:crypto'
import { defaultBotId } from '../../../app/accounts.ts'
import type { TestDesk } from '../../../testing/index.ts'
import { type Listening, listen } from './events.ts'

// biome-ignore lint/suspicious/noExplicitAny: tests read what they expect
type Body = any

export interface Answered {
  readonly status: number
  readonly body: Body
  readonly headers: Headers
}

export interface TestVisitor {
  readonly endUserId: string
  readonly username: string
  readonly token: string
  readonly shareToken: string
  readonly shareId: string
  /** Of the conversation, unless it begins with a slash. */
  call(method: 'GET' | 'POST', path: string, body?: unknown): Promise<Answered>
  upload(bytes: Uint8Array, query: string): Promise<Answered>
  download(fileId: string): Promise<Response>
  /** With what was said so far, or only what comes after. */
  listen(after?: string, headers?: Record<string, string>): Promise<Listening>
  /** Asks the bot and waits for the whole answer. */
  ask(content: string, more?: object): Promise<Answered>
}

/** People who come by a link. The administrator makes them and their links over HTTP. */
export async function visitorsOf(desk: Pick<TestDesk, 'url' | 'login'>) {
  const { token: adminToken } = await desk.login('admin')
  const json = async (method: string, path: string, { token, body }: { token?: string; body?: unknown } = {}) => {
    const response = await fetch(desk.url + path, {
      method,
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(token && { authorization: `Bearer ${token}` }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    return { status: response.status, headers: response.headers, body: text === '' ? undefined : JSON.parse(text) }
  }
  const asAdmin = (method: string, path: string, body?: unknown) =>
    json(method, path, { token: adminToken, ...(body !== undefined && { body }) })

  const share = async (botId: string = defaultBotId) => {
    const { body, status } = await asAdmin('POST', `/api/v1/bots/${botId}/share-tokens`, { name: 'test' })
    if (status !== 200) throw new Error(`No link was made: HTTP ${status} ${JSON.stringify(body)}`)
    return { shareToken: String(body.share_token), shareId: String(body.id) }
  }

  /** A new end user, on a link of their own unless one is given. */
  async function come(link?: { shareToken: string; shareId: string }, botId = defaultBotId): Promise<TestVisitor> {
    const username = `visitor-${randomBytes(4).toString('hex')}`
    const password = 'Visitor-2025'
    const made = await asAdmin('POST', '/api/v1/end-users', { username, password })
    if (made.status !== 200) throw new Error(`No end user was made: HTTP ${made.status} ${JSON.stringify(made.body)}`)
    const { body: login } = await json('POST', '/api/v1/auth/login', { body: { username, password } })
    const token = String(login.token)
    const { shareToken, shareId } = link ?? (await share(botId))
    const base = `/api/v1/public/bot-share/${shareToken}`
    const authorization = `Bearer ${token}`
    const call: TestVisitor['call'] = (method, path, body) =>
      json(method, path.startsWith('/') ? path : `${base}/${path}`, { token, ...(body !== undefined && { body }) })
    return {
      endUserId: String(made.body.id),
      username,
      token,
      shareToken,
      shareId,
      call,
      async upload(bytes, query) {
        const response = await fetch(`${desk.url}${base}/files?${query}`, {
          method: 'POST',
          headers: { 'content-type': 'application/octet-stream', authorization },
          body: new Uint8Array(bytes),
        })
        return { status: response.status, headers: response.headers, body: await response.json() }
      },
      download: (fileId) => fetch(`${desk.url}${base}/files/${fileId}`, { headers: { authorization } }),
      listen: (after, headers = {}) =>
        listen(`${desk.url}${base}/events${after === undefined ? '' : `?after=${encodeURIComponent(after)}`}`, {
          authorization,
          ...headers,
        }),
      ask: (content, more = {}) =>
        call('POST', '/api/v3/chat/completions', {
          bot_id: botId,
          share_token: shareToken,
          messages: [{ role: 'user', content }],
          ...more,
        }),
    }
  }
  return { come, share, asAdmin }
}
