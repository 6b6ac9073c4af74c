import type { Frame, Locator, Page } from 'playwright-core'

export interface Account {
  readonly id: string
  readonly username: string
  readonly password: string
}

export interface Link {
  readonly id: string
  readonly shareToken: string
}

// biome-ignore lint/suspicious/noExplicitAny: tests read what they expect
type Body = any

/** What the owner of a bot does by the API. */
export function ownerAt(url: string, token: string) {
  const ask = async (method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown): Promise<Body> => {
    const response = await fetch(url + path, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const answer = await response.json()
    if (response.status !== 200) throw new Error(`${method} ${path}: ${response.status} ${JSON.stringify(answer)}`)
    return answer
  }
  return {
    ask,
    async share(botId: string, settings: object = {}): Promise<Link> {
      const made = await ask('POST', `/api/v1/bots/${botId}/share-tokens`, { name: '官网', ...settings })
      return { id: made.id, shareToken: made.share_token }
    },
    async openAccount(username: string): Promise<Account> {
      const password = 'Kehu-2026'
      const { id } = await ask('POST', '/api/v1/end-users', { username, password })
      return { id, username, password }
    },
    revoke: (link: Link) => ask('DELETE', `/api/v1/bot-share-tokens/${link.id}`),
  }
}

/** The page by itself, or in a frame of another. */
type Shown = Page | Frame

export async function enterAccount(page: Shown, { username, password }: Omit<Account, 'id'>): Promise<void> {
  await page.locator('[name=username]').fill(username)
  await page.locator('[name=password]').fill(password)
  await page.getByTestId('sign-in').click()
}

/** Opens the page of a link as somebody who has an account. */
export async function visit(page: Page, url: string, { shareToken }: Link, account: Account): Promise<void> {
  await page.goto(`${url}/s/${shareToken}`)
  await enterAccount(page, account)
  await page.getByTestId('composer').waitFor()
}

export async function sayAsVisitor(page: Shown, text: string): Promise<void> {
  await page.getByTestId('composer').fill(text)
  await page.getByTestId('composer').press('Enter')
}

/** A line of the conversation that is stored. */
export const line = (page: Shown, role: 'user' | 'assistant' | 'agent' | 'system', text: string): Locator =>
  page
    .locator(`[data-testid=line][data-role=${role}][data-progress=stored]`)
    .filter({ has: page.locator('.bubble', { hasText: text }) })
