import type { BrowserContext, Page } from 'playwright-core'

/** What must never come of a text, on one page. */
export interface Harm {
  /** Code of a text that ran, dialogs, requests to others, and what the page's policy had to stop. */
  readonly happened: readonly string[]
  /** Links that open anything but a page or a mail, or that tell where they were pressed. */
  badLinks(): Promise<string[]>
}

/** Watches a page from before its first document on. */
export async function watchForHarm(page: Page, ownUrl: string): Promise<Harm> {
  const happened: string[] = []
  const context: BrowserContext = page.context()
  const report = (what: string) => void happened.push(what)
  await context.exposeFunction('fire', (number: unknown) => report(`fired ${number}`))
  await context.exposeFunction('stopped', (what: string) => report(`stopped ${what}`))
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) => {
      Reflect.get(window, 'stopped')(`${effectiveDirective} ${blockedURI} ${sample}`)
    })
  })
  page.on('dialog', (dialog) => {
    report(`dialog ${dialog.message()}`)
    void dialog.dismiss()
  })
  context.on('page', (other) => report(`opened ${other.url()}`))
  context.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(ownUrl) && !url.startsWith('blob:') && !url.startsWith('data:')) report(`asked ${url}`)
  })
  return {
    happened,
    badLinks: () =>
      page.evaluate(() =>
        [...document.querySelectorAll('a')]
          .filter(({ protocol, rel, hash, host }) => {
            if (host === location.host) return hash === ''
            return !['http:', 'https:', 'mailto:'].includes(protocol) || !/noopener/.test(rel)
          })
          .map(({ outerHTML }) => outerHTML),
      ),
  }
}
