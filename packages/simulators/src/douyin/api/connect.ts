import { BadInput } from '../../http/bad-input.ts'
import type { Exchange } from '../../http/site.ts'
import { setAuthorized } from '../acts/business.ts'
import type { DouyinState } from '../state.ts'

/**
 * `GET /platform/oauth/connect/`: the page where a business lets the app in. `sim_open_id` says who does, `sim_auto=1` the
 * first one, `sim_deny=1` refuses. `false`: nothing of that is said yet, and the page asks.
 */
export function connect(state: DouyinState, { url, response }: Exchange): boolean {
  const query = url.searchParams
  const target = checkLink(state, query)
  const chosen = query.get('sim_open_id') ?? (query.get('sim_auto') === '1' ? state.people.business().openId : null)
  const denied = query.get('sim_deny') === '1'
  if (chosen === null && !denied) return false
  if (denied) target.searchParams.set('error', 'access_denied')
  else target.searchParams.set('code', approve(state, chosen ?? '', query.get('scope') ?? ''))
  target.searchParams.set('state', query.get('state') ?? '')
  response.writeHead(302, { Location: target.href, 'Cache-Control': 'no-store', 'Content-Length': 0 })
  response.end()
  return true
}

function approve(state: DouyinState, openId: string, scope: string): string {
  const business = state.people.business(openId)
  setAuthorized(state, business.openId, true)
  return state.tokens.issueCode(business.openId, scope)
}

function checkLink({ settings }: DouyinState, query: URLSearchParams): URL {
  if (query.get('client_key') !== settings.clientKey) throw new BadInput('"client_key" must be the key of the app.')
  if (query.get('response_type') !== 'code') throw new BadInput('"response_type" must be code.')
  if (!query.get('scope')) throw new BadInput('"scope" must name what the app wants to do.')
  const target = query.get('redirect_uri') ?? ''
  if (!URL.canParse(target) || !/^https?:/.test(target))
    throw new BadInput('"redirect_uri" must be an http or https address.')
  return new URL(target)
}
