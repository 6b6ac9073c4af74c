import { expect, test } from 'vitest'
import { openCompany } from '../testing/company.ts'
import { contactHelperCheck } from './contact-helper.ts'
import { kfCheck } from './kf.ts'
import { scopeCheck } from './scope.ts'
import { tokenCheck } from './token.ts'
import { trustedIpCheck } from './trusted-ip.ts'
import { visibilityCheck } from './visibility.ts'

const all = [tokenCheck, trustedIpCheck, visibilityCheck, scopeCheck, contactHelperCheck, kfCheck]

test('where everything is set up every check is ok and says what it found', async () => {
  const company = await openCompany()
  const { state, checks } = await company.lookAll(all)
  expect([state, checks.filter((check) => check.remedy)]).toEqual(['ok', []])
  const found = Object.fromEntries(checks.map((check) => [check.id, check.found.en]))
  expect(found).toMatchObject({ visibility: 'departments: 6, members: 11', scope: 'the whole company' })
  expect(found.kf).toMatch(/^accounts: 2/)
})

test.each([
  ['a wrong secret', { WECHAT_SECRET: 'another-planted-secret' }, 40001, 'WECHAT_SECRET'],
  ['a wrong corp id', { WECHAT_CORP_ID: 'wwAnother' }, 40013, 'WECHAT_CORP_ID'],
])('%s is named with its number and what to do', async (_name, wrong, errcode, remedy) => {
  const company = await openCompany()
  const check = await company.look(tokenCheck, { ...company.settings, ...wrong })
  expect(check).toMatchObject({ state: 'failed', errcode })
  expect([check.remedy?.zh, check.remedy?.en]).toEqual([
    expect.stringContaining(remedy),
    expect.stringContaining(remedy),
  ])
})

test('a secret of another company is told like a wrong one', async () => {
  const company = await openCompany()
  company.sim.faults({ tokenErrcode: 40091 })
  const check = await company.look(tokenCheck)
  expect(check).toMatchObject({ state: 'failed', errcode: 40091 })
  expect(check.remedy?.en).toContain('WECHAT_SECRET')
})

test('without a token the rest is not tested, and a refused secret is tried once alone', async () => {
  const company = await openCompany()
  const wrong = { ...company.settings, WECHAT_SECRET: 'another-planted-secret', WECOM_CONTACT_SECRET: '' }
  const { checks } = await company.lookAll([tokenCheck, trustedIpCheck, visibilityCheck, scopeCheck, kfCheck], wrong)
  expect(checks.map(({ state }) => state)).toEqual(['failed', 'warning', 'warning', 'warning', 'warning'])
  expect(company.asked('/cgi-bin/gettoken')).toBe(1)
})

test('missing settings are told without asking anybody', async () => {
  const company = await openCompany()
  const check = await company.look(tokenCheck, { WECHAT_API_BASE: company.sim.url })
  expect([check.state, company.asked('/cgi-bin/gettoken')]).toEqual(['failed', 0])
})

test('an address that is not trusted is shown, so that it can be added', async () => {
  const company = await openCompany()
  company.sim.rules({ trustedIps: ['203.0.113.7'] })
  const check = await company.look(trustedIpCheck)
  expect(check).toMatchObject({ id: 'trusted-ip', state: 'failed', errcode: 60020 })
  expect([check.found.zh, check.remedy?.zh]).toEqual([
    expect.stringContaining('127.0.0.1'),
    expect.stringContaining('127.0.0.1'),
  ])
})

test('an address that gets no token either is shown too', async () => {
  const company = await openCompany()
  company.sim.faults({ tokenErrcode: 60020 })
  const { checks } = await company.lookAll([tokenCheck, trustedIpCheck])
  expect(checks.map(({ state, errcode }) => [state, errcode])).toEqual(Array(2).fill(['failed', 60020]))
})

test('another refusal has come past the list of trusted addresses', async () => {
  const company = await openCompany()
  company.sim.faults({ api: '/cgi-bin/department/simplelist', errcode: 60011 })
  expect(await company.look(trustedIpCheck)).toMatchObject({ state: 'ok' })
})

test.each([60011, 48002])('departments that may not be read (%i) fail what the app sees', async (errcode) => {
  const company = await openCompany()
  company.sim.faults({ api: '/cgi-bin/department/simplelist', errcode })
  expect(await company.look(visibilityCheck)).toMatchObject({ state: 'failed', errcode })
})

test('an app that sees part of the company is told which part', async () => {
  const company = await openCompany()
  company.sim.rules({ visible: { departments: [2], users: [] } })
  const check = await company.look(scopeCheck)
  expect(check.state).toBe('warning')
  expect(check.found.en).toMatch(/: 2$/)
  expect((await company.look(visibilityCheck)).found.en).toBe('departments: 1, members: 3')
})

test('an app that sees nobody is told to widen its range', async () => {
  const company = await openCompany()
  company.sim.rules({ visible: { departments: [], users: [] } })
  const check = await company.look(visibilityCheck)
  expect(check.state).toBe('failed')
  expect(check.remedy?.zh).toContain('可见范围')
})

test.each([48002, 95017])(
  'customer service that may not be called (%i) names the place to allow it',
  async (errcode) => {
    const company = await openCompany()
    company.sim.faults({ api: '/cgi-bin/kf/account/list', errcode })
    const check = await company.look(kfCheck)
    expect(check).toMatchObject({ state: 'failed', errcode })
    expect(check.remedy?.en).toContain('微信客服 → API')
  },
)

test('an account that is not assigned to the app is named', async () => {
  const company = await openCompany({ kf: { accounts: [{ name: '售后', openKfid: 'wkOne' }, { name: '会员' }] } })
  await company.sim.kf.assign({ open_kfid: 'wkOne', assigned: false })
  const check = await company.look(kfCheck)
  expect(check).toMatchObject({ state: 'warning', errcode: 48007 })
  expect(check.found.zh).toMatch(/：售后$/)
})

test('an account without servicers is named', async () => {
  const accounts = [{ name: '售后' }, { name: '会员', servicers: [] }]
  const company = await openCompany({ kf: { accounts } })
  const check = await company.look(kfCheck)
  expect(check.state).toBe('warning')
  expect(check.found.zh).toMatch(/：会员$/)
})

test('no account at all is worth a word', async () => {
  const company = await openCompany({ kf: { accounts: [] } })
  expect(await company.look(kfCheck)).toMatchObject({ state: 'warning' })
})

test('a secret of customer service that is wrong is named as such', async () => {
  const company = await openCompany()
  const check = await company.look(kfCheck, { ...company.settings, WECOM_KF_SECRET: 'another-planted-secret' })
  expect(check).toMatchObject({ state: 'failed', errcode: 40001 })
  expect(check.remedy?.en).toContain('WECOM_KF_SECRET')
})

test('a contact helper is optional, whole, and has the right secret', async () => {
  const company = await openCompany()
  const { WECOM_CONTACT_SECRET: _s, WECOM_CONTACT_TOKEN: _t, WECOM_CONTACT_AES_KEY: _k, ...none } = company.settings
  expect(await company.look(contactHelperCheck, none)).toMatchObject({ state: 'ok' })
  const half = await company.look(contactHelperCheck, { ...none, WECOM_CONTACT_TOKEN: 'x' })
  expect([half.state, half.found.en]).toEqual(['warning', expect.stringContaining('WECOM_CONTACT_SECRET')])
  const wrong = await company.look(contactHelperCheck, { ...company.settings, WECOM_CONTACT_SECRET: 'planted-wrong' })
  expect(wrong).toMatchObject({ state: 'failed', errcode: 40001 })
  expect(wrong.remedy?.en).toContain('WECOM_CONTACT_SECRET')
  const app = { ...company.settings, WECOM_CONTACT_SECRET: company.settings.WECHAT_SECRET ?? '' }
  expect(await company.look(contactHelperCheck, app)).toMatchObject({ state: 'failed', errcode: 48002 })
})

test.each([
  ['resets connections', { resetConnection: true }],
  ['answers a page', { htmlBody: true }],
  ['is down', { failHttpStatus: 502 }],
])('a WeCom that %s fails the token, and nothing throws', async (_name, fault) => {
  const company = await openCompany()
  company.sim.faults(fault)
  const { checks } = await company.lookAll(all)
  expect(checks[0]).toMatchObject({ id: 'token', state: 'failed' })
  expect(checks.every(({ state }) => state !== 'ok')).toBe(true)
})
