import { sql } from '@yingda/server/platform/db.ts'
import { bootDesk } from '@yingda/server/testing'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { payloadTexts, vectors } from '../../../web/src/visitor/testing/vectors.ts'
import { startUpstream } from '../openai/upstream.ts'
import { journey, patienceMs } from './testing/browser.ts'
import { openOnly, rows, signIn, tab } from './testing/console.ts'
import { ownerAt, sayAsVisitor, visit } from './testing/visitor.ts'
import { type Harm, watchForHarm } from './testing/watch-for-harm.ts'

const perMessage = 24
const charactersPerChunk = 9
const soon = { timeout: patienceMs }
const everyPayload = payloadTexts.join(' ')
const nameOfPayloads = everyPayload.slice(0, 1_500)

const model = await startUpstream()
const desk = await bootDesk({ env: { LLM_BASE_URL: model.url, LLM_API_KEY: 'key', LLM_MODEL: 'model' } })
const { token } = await desk.login('admin')
const owner = ownerAt(desk.url, token)

journey(
  'more than 500 attempts in texts and names run nothing and load nothing, on either side',
  { timeout: 180_000 },
  async ({ openScreen }) => {
    expect(vectors.length).toBeGreaterThan(500)
    const bot = await owner.ask('POST', '/api/v1/bots', {
      name: everyPayload.slice(0, 100),
      settings: { welcome: vectors.slice(0, perMessage).join('\n\n'), suggested_questions: payloadTexts.slice(0, 6) },
    })
    const [link, account] = [await owner.share(bot.id, { per_minute: 1_000 }), await owner.openAccount('besucher')]
    const [{ page: console }, { page }] = [await openScreen(), await openScreen()]
    const harms = [await watchForHarm(console, desk.url), await watchForHarm(page, desk.url)]
    await signIn(console, desk.url, 'zhangsan')
    await visit(page, desk.url, link, account)

    // As texts of the customer and, word by word, of the bot.
    for (let from = 0, told = 1; from < vectors.length; from += perMessage, told++) {
      const text = vectors.slice(from, from + perMessage).join('\n\n')
      model.say(...pieces(text))
      await sayAsVisitor(page, text)
      await expect.poll(() => stored(page, 'assistant').count(), soon).toBe(told)
      if (told === 1) await openOnly(console, 'ai')
      await expect.poll(() => console.getByTestId('message').count(), soon).toBe(2 * told)
    }
    expect(await page.locator('.md-link').count()).toBeGreaterThan(20)

    // As names of people and of files, as titles of sources, and as texts of the agent.
    await desk.db.run(sql`update customers set display_name = ${nameOfPayloads}`)
    await desk.db.run(sql`update agents set name = ${nameOfPayloads} where user_id = 'zhangsan'`)
    await desk.db.run(sql`
    insert into answer_sources (session_id, seq, sources)
    select session_id, seq, ${JSON.stringify(payloadTexts.map(asSource))}::json from messages where sender_type = 'ai'
    order by seq desc limit 1`)
    await page.getByTestId('handoff').click()
    for (const name of payloadTexts) {
      await page.getByTestId('file-picker').setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(name) })
    }
    await tab(console, 'pending').click()
    await rows(console).first().click()
    await console.getByTestId('accept').click()
    await console.getByTestId('composer').fill(everyPayload)
    await console.getByTestId('send').click()
    await stored(page, 'agent').waitFor()
    await page.reload()
    await stored(page, 'agent').waitFor()
    await page.getByTestId('sources').waitFor()
    await console.reload()
    await console.getByTestId('message').first().waitFor()

    for (const { happened, badLinks } of harms) {
      expect(happened).toEqual([])
      expect(await badLinks()).toEqual([])
    }
    await theWatchHears(page, harms[1])
  },
)

/** Nothing was heard because nothing happened, not because nobody listened. */
async function theWatchHears(page: Page, harm: Harm | undefined): Promise<void> {
  await page.evaluate(() => {
    Reflect.get(window, 'fire')('at last')
    void fetch('https://canary.example/').catch(() => undefined)
  })
  await expect.poll(() => harm?.happened.join(' '), soon).toMatch(/fired at last.*connect-src https:..canary.example/)
}

const stored = (page: Page, role: string) => page.locator(`[data-testid=line][data-role=${role}][data-progress=stored]`)

const pieces = (text: string): string[] => text.match(new RegExp(`[^]{1,${charactersPerChunk}}`, 'gu')) ?? []

const asSource = (text: string, id: number) => ({ id: String(id), title: text, kind: 'page', url: text })
