import { expect, test } from 'vitest'
import { WeComConfigError } from './errors.ts'
import { company, department, user, worldOf } from './testing/fake-company.ts'

const unset = { validateConfig: () => [false, '企业 ID (WECHAT_CORP_ID) 未配置'] as const }

test('without settings nothing is asked for, and the reason is named', async () => {
  const wecom = company()
  const { service } = worldOf(wecom, { config: unset })
  expect(service.validateConfig()).toEqual([false, '企业 ID (WECHAT_CORP_ID) 未配置'])
  expect(await service.testConnection()).toEqual({
    ...{ success: false, errors: ['企业 ID (WECHAT_CORP_ID) 未配置'], configValid: false, tokenValid: false },
  })
  await expect(service.syncAll()).rejects.toBeInstanceOf(WeComConfigError)
  expect(wecom.asked).toEqual([])
})

test('a connection that works says so', async () => {
  const { service } = worldOf(company())
  expect(await service.testConnection()).toEqual({ success: true, errors: [], configValid: true, tokenValid: true })
})

test('a connection that does not says why, and never throws', async () => {
  const refused = await worldOf(company({ refuse: { '/cgi-bin/gettoken': 40001 } })).service.testConnection()
  expect(refused).toMatchObject({ success: false, configValid: true, tokenValid: false })
  expect(refused.errors).toEqual([expect.stringContaining('[40001]')])
  const bad = await worldOf(company({ refuse: { '/cgi-bin/get_api_domain_ip': 42001 } })).service.testConnection()
  expect(bad).toMatchObject({ success: false, errors: ['访问令牌已过期'], tokenValid: false })
})

test('everything is departments and then members', async () => {
  const wecom = company({ departments: [department(1), department(2)], users: { 2: [user('a', [2])] } })
  const { service } = worldOf(wecom)
  expect(await service.syncAll()).toMatchObject({
    success: true,
    department: { total: 2, created: 2 },
    user: { total: 1, created: 1 },
  })
  const asked = wecom.asked.filter((path) => path !== '/cgi-bin/gettoken')
  expect(asked).toEqual(['/cgi-bin/department/list', '/cgi-bin/user/list?1', '/cgi-bin/user/list?2'])
})

test.each([
  [30_000, undefined],
  [31_500, '同步耗时过长: 31.5 秒'],
])('a sync of %s ms warns: %s', async (ms, text) => {
  const wecom = company()
  const clock = { now: () => (wecom.asked.includes('/cgi-bin/department/list') ? ms : 0) }
  const { service, warnings } = worldOf(wecom, { clock })
  const result = await service.syncDepartments()
  expect([result.elapsedTime, result.timeoutWarning]).toEqual([ms / 1_000, text])
  expect(warnings).toEqual(text ? [text] : [])
})
