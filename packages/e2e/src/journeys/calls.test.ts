import { sql } from '@yingda/server/platform/db.ts'
import { bootDesk } from '@yingda/server/testing'
import { createYunkeSimulator } from '@yingda/simulators'
import type { Page } from 'playwright-core'
import { afterAll, expect } from 'vitest'
import { journey, patienceMs } from './testing/browser.ts'
import { openOnly, signIn } from './testing/console.ts'

const sim = createYunkeSimulator({ calls: 300 })
await sim.start()
afterAll(() => sim.stop())
const desk = await bootDesk({ env: { YUNKE_DEFAULT_DOMAIN: sim.url, YUNKE_RPS: '20', YUNKE_SYNC_AT: 'off' } })
const admin = await desk.login('admin')
const soon = { timeout: patienceMs }
const phone = '13900000008'
const calls = (page: Page) => page.getByTestId('customer-calls').getByTestId('call')

journey(
  'an administrator connects Yunke and syncs; an agent sees and hears the calls beside the conversation',
  async ({ openScreen }) => {
    const [theirs, mine] = [await openScreen(), await openScreen()]
    await signIn(theirs.page, desk.url, 'admin')
    await theirs.page.goto(`${desk.url}/console/#/system/crmAccounts`)
    await theirs.page.getByTestId('crm-add').click()
    await theirs.page.getByTestId('crm-phone').fill('13800138000')
    await theirs.page.getByTestId('crm-password').fill('Yunke-2025')
    await theirs.page.getByTestId('crm-find').click()
    await expect.poll(() => theirs.page.getByTestId('crm-companyName').inputValue(), soon).toBe('云杉科技')
    await theirs.page
      .getByRole('button', { name: /添\s*加$/ })
      .last()
      .click()
    await theirs.page.getByTestId('crm-account').getByTestId('crm-test').click()
    await theirs.page.getByTestId('crm-account').filter({ hasText: '正常' }).waitFor()

    sim.addCall({ phone, talkSeconds: 20 })
    await theirs.page.goto(`${desk.url}/console/#/system/calls`)
    await theirs.page.getByTestId('crm-sync').click()
    await theirs.page.locator('[data-testid=crm-run][data-status=succeeded]').waitFor()

    await desk.say('wuting', '转人工')
    await signIn(mine.page, desk.url, 'zhangsan')
    await openOnly(mine.page, 'pending')
    await mine.page.getByTestId('customer-phone').click()
    await mine.page.getByTestId('customer-phone-field').fill(phone)
    await mine.page.getByTestId('customer-phone-field').press('Enter')
    await calls(mine.page).first().filter({ hasText: '呼出 · 0:20' }).waitFor()

    sim.addCall({ phone, talkSeconds: 33, isIncoming: true, startedAt: Date.now() })
    await mine.page.getByTestId('calls-refresh').click()
    await calls(mine.page).first().filter({ hasText: '呼入 · 0:33' }).waitFor()
    await calls(mine.page).first().getByTestId('call-play').click()
    const player = calls(mine.page).first().locator('audio')
    await expect
      .poll(() => player.evaluate((audio) => ('duration' in audio ? Number(audio.duration) : 0)), soon)
      .toBeGreaterThan(1)

    const { data } = await desk.call('GET', '/api/audit?action=crm_recording.play', { token: admin.token })
    expect(data.items.map(({ actorId }: { actorId: string }) => actorId)).toEqual(['zhangsan'])
    expect([theirs.complaints(), mine.complaints()]).toEqual([[], []])
  },
)

journey(
  'with a wrong password of Yunke the calls that are stored stay, under a banner that says why',
  async ({ openScreen }) => {
    const [theirs, mine] = [await openScreen(), await openScreen()]
    await signIn(theirs.page, desk.url, 'admin')
    await theirs.page.goto(`${desk.url}/console/#/system/crmAccounts`)
    await theirs.page.getByTestId('crm-change').click()
    await theirs.page.getByTestId('crm-password').fill('wrong-one')
    await theirs.page.getByRole('button', { name: /保\s*存$/ }).click()
    await theirs.page.getByTestId('crm-password').waitFor({ state: 'detached' })

    await signIn(mine.page, desk.url, 'zhangsan')
    await openOnly(mine.page, 'pending')
    await calls(mine.page).first().waitFor()
    const before = sim.counters().passwords
    for (let times = 0; times < 2; times++) {
      await mine.page.getByTestId('calls-refresh').click()
      await mine.page.getByTestId('calls-stale').filter({ hasText: '密码错误' }).waitFor()
    }
    expect(await calls(mine.page).count()).toBeGreaterThan(1)
    expect(sim.counters().passwords - before).toBe(1)
    await theirs.page.reload()
    await theirs.page.getByTestId('crm-password-error').waitFor()
    expect(mine.complaints()).toEqual([])
  },
)

const choose = async (page: Page, testId: string, text: string) => {
  await page.getByTestId(testId).click()
  await pick(page, text)
}

const pick = async (page: Page, text: string) => {
  const options = page.locator('.ant-select-dropdown:visible :is(.ant-select-item-option, .ant-select-tree-title)')
  await options.filter({ hasText: text }).click()
}

journey(
  'an administrator says who is who in the calls, who may see which, where Yunke pushes them, and how it counts',
  async ({ openScreen }) => {
    await desk.call('PUT', '/api/agents/lisi', { token: admin.token, body: { roles: ['agent', 'crm_analyst'] } })
    await desk.db.run(sql`
      insert into directory_members (user_key, user_id, name, department_ids, is_active)
      values ('zhangsan', 'zhangsan', '张三丰', '{1}', true) on conflict do nothing`)
    await desk.call('PUT', `/api/crm/accounts/${await onlyAccount()}`, {
      token: admin.token,
      body: { password: 'Yunke-2025' },
    })
    const { page, complaints } = await openScreen()
    await signIn(page, desk.url, 'admin')

    await page.goto(`${desk.url}/console/#/system/callStaff`)
    await page.getByTestId('staff-add').click()
    await page.getByTestId('staff-name').locator('input').fill('张三')
    await choose(page, 'member-field', '张三丰')
    await page.getByTestId('staff-save').click()
    await page.getByTestId('staff-row').filter({ hasText: '张三丰' }).waitFor()

    await page.goto(`${desk.url}/console/#/system/callScopes`)
    await page.getByTestId('scope-add').click()
    await choose(page, 'scope-analyst', 'lisi')
    await page.getByRole('combobox', { name: '部门' }).fill('售后服务部')
    await page.keyboard.press('Enter')
    await page.getByTestId('scope-save').click()
    await page.getByTestId('scope-row').filter({ hasText: '售后服务部' }).waitFor()

    await page.goto(`${desk.url}/console/#/system/crmAccounts`)
    await page.getByTestId('push-open').click()
    await page.getByTestId('push-make').click()
    const address = await page.getByTestId('push-address').locator('[title]').getAttribute('title')
    sim.setPushUrl(address ?? '')
    sim.addCall({ phone, talkSeconds: 61 })
    await sim.drain()
    expect(sim.failedPushes()).toEqual([])

    await page.goto(`${desk.url}/console/#/system/callReports`)
    let showDepartments = () => {}
    const opened = new Promise<void>((resolve) => {
      showDepartments = resolve
    })
    await page.route('**/api/crm/departments', (route) => opened.then(() => route.continue()))
    await choose(page, 'report-source', '云客的统计')
    await page.getByTestId('report-department').click()
    showDepartments()
    await pick(page, '售后服务部')
    await page.getByRole('rowheader', { name: '售后服务部 / 李四' }).waitFor()
    expect(complaints()).toEqual([])
  },
)

async function onlyAccount(): Promise<string> {
  const { data } = await desk.call('GET', '/api/crm/accounts', { token: admin.token })
  return data.items[0].accountId
}
