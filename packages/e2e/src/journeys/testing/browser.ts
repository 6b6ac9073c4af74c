import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { test } from 'vitest'

const executablePath = process.env.YINGDA_CHROMIUM ?? '/usr/bin/chromium'
const pages = fileURLToPath(new URL('../../../../web/dist/console/index.html', import.meta.url))
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Longest wait for one fact on a screen. */
export const patienceMs = 20_000

export interface Screen {
  readonly page: Page
  /** How often a document was loaded; more than once means that somebody reloaded. */
  loads(): number
  /** What the page complained about: errors of its console, and errors nobody caught. */
  complaints(): readonly string[]
}

export type OpenScreen = (options?: BrowserContextOptions) => Promise<Screen>

interface Fixtures {
  /** One for all files of a worker, started when the first screen is opened. */
  readonly browser: () => Promise<Browser>
  readonly openScreen: OpenScreen
}

/** A test with browsers: every screen is a person of its own, with a memory of its own. */
export const journey = test.extend<Fixtures>({
  browser: [
    // biome-ignore lint/correctness/noEmptyPattern: the runner reads from the pattern what a fixture needs
    async ({}, use) => {
      let started: Promise<Browser> | undefined
      await use(() => {
        started ??= chromium.launch({ executablePath, args })
        return started
      })
      await (await started)?.close()
    },
    { scope: 'worker' },
  ],
  openScreen: async ({ skip, task, browser }, use) => {
    skip(!existsSync(executablePath), 'no Chromium')
    if (!existsSync(pages)) throw new Error('The console is not built: run `npm test`, which builds it.')
    const contexts: BrowserContext[] = []
    await use(async (options) => {
      const own = await (await browser()).newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai', ...options })
      own.setDefaultTimeout(patienceMs)
      contexts.push(own)
      return watched(await own.newPage())
    })
    if (task.result?.state === 'fail') await tellWhatIsShown(contexts.flatMap((context) => context.pages()))
    for (const context of contexts) await context.close()
  },
})

/** What a person would have seen, for whoever reads of the failure and was not there. */
async function tellWhatIsShown(pages: readonly Page[]): Promise<void> {
  for (const page of pages) {
    const text = await page.innerText('body', { timeout: 2_000 }).catch(String)
    console.error(`${page.url().replace(/\/s\/[^?#]+/, '/s/…')} shows:\n${text.slice(0, 2_000)}\n`)
  }
}

function watched(page: Page): Screen {
  let loads = 0
  const complaints: string[] = []
  page.on('domcontentloaded', () => {
    loads += 1
  })
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  return { page, loads: () => loads, complaints: () => complaints }
}
