import { header, refusal, type YunkeCall } from '../call.ts'
import { beijing } from '../world/call.ts'

/** Who may read: cookies, company and user must belong together, and the headers of the web client be there. An answer is a refusal. */
export function refuseStranger(call: YunkeCall): object | 'handled' | undefined {
  const { state, world, cookies } = call
  const session = state.sessions.find(cookies)
  if (session === 'dead') return tellDead(call)
  const fits =
    session !== 'unknown' &&
    session.company === world.company.code &&
    header(call, 'company') === session.company &&
    header(call, 'userid') === session.userId &&
    header(call, 'channel') === '4' &&
    header(call, 'source') === 'yunkepc'
  return fits ? undefined : refusal('10003', '用户未登录')
}

function tellDead({ state, response }: YunkeCall): object | 'handled' {
  const form = state.faults.deadSession
  if (form === 'message') return { success: false, message: '登录已失效' }
  if (form === 'http-302' || form === 'http-401') {
    response.writeHead(Number(form.slice(5)), form === 'http-302' ? { Location: '/cms/auth/login' } : {})
    response.end()
    return 'handled'
  }
  return refusal(form, `登录已过期 (${beijing(state.clock.now())})`)
}
