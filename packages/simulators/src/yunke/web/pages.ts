import type { YunkeHandler } from '../call.ts'
import { refusal, textOf, type YunkeCall } from '../call.ts'
import type { State } from '../state.ts'

/** `GET /cms/auth/login`: a page that nobody reads; it gives a cookie. */
export const loginPage: YunkeHandler = ({ response }) => {
  response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Set-Cookie': 'cms_visit=1; Path=/' })
  response.end('<!doctype html><title>云客</title>')
  return 'handled'
}

/** `GET /newuc/login/getSecureKey?account=` */
export const accountKey: YunkeHandler = (call) => ({ code: 10000, msg: '', data: issue(call) })

/** `POST /usercenter/login/getSecureKey {phone}` */
export const phoneKey: YunkeHandler = (call) => {
  const key = issue(call)
  return { success: true, code: '10000', message: '', data: call.state.faults.flatKey ? key : { data: key } }
}

function issue({ state, response }: YunkeCall): object {
  const { id, modulus, publicExponent } = state.keys.issue(state.faults.rotateKeys)
  response.setHeader('Set-Cookie', `JSESSIONID=${id}; Path=/; HttpOnly`)
  return { modulus, public_exponent: publicExponent }
}

/** Opens what a login sent and looks at it; an answer is a refusal. */
function checkPassword(call: YunkeCall, phone: string, encrypted: unknown): object | undefined {
  const { state, cookies } = call
  const password = state.keys.open(cookies.get('JSESSIONID') ?? '', textOf(encrypted))
  if (password === undefined) return refusal('22003', '会话已过期')
  state.counters.passwords += 1
  const verdict = state.accounts.check(phone, password)
  if (verdict === 'ok') return undefined
  return refusal(verdict, passwordTexts[verdict])
}

const passwordTexts = { '10004': '登录密码错误', '10005': '账号已被锁定', '10006': '账号已被禁用' } as const

/** `POST /newuc/login/checkAndGetUsers`: every company of the phone. */
export const checkAndGetUsers: YunkeHandler = (call) => {
  const { body, state } = call
  const refused = checkPassword(call, textOf(body.account), body.passwd)
  if (refused)
    return { ...refused, code: Number('code' in refused ? refused.code : 0), msg: textOf(messageOf(refused)) }
  return { code: 10000, msg: '', data: state.worlds.map(companyRow) }
}

const messageOf = (answer: object): unknown => ('message' in answer ? answer.message : '')

const companyRow = ({ company }: State['worlds'][number], index: number): object => ({
  userId: 'u001',
  userType: index + 1,
  companyCode: company.code,
  company: company.name,
  domain: company.origin,
})

/** `POST /usercenter/login/pcLogin`: the cookies are the login. */
export const pcLogin: YunkeHandler = (call) => {
  const { body, state, response, world } = call
  const [phone, companyCode] = [textOf(body.phone), textOf(body.companyCode)]
  if (body.loginType !== 'yunkecn') return refusal('20001', '登录方式不支持')
  if (companyCode !== world.company.code) return refusal('20002', '企业不存在')
  const refused = checkPassword(call, phone, body.password)
  if (refused) return refused
  state.counters.logins += 1
  const cookies = state.sessions.open({ phone, company: companyCode, userId: 'u001' }, state.faults.oneSession)
  response.setHeader(
    'Set-Cookie',
    Object.entries(cookies).map(([name, value]) => `${name}=${value}; Path=/; Max-Age=86400; HttpOnly`),
  )
  return { success: true, code: '10000', message: '', data: { id: 'u001', token: 'unused', name: '王敏', companyCode } }
}
