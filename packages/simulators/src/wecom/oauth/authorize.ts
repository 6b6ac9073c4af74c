import type { ServerResponse } from 'node:http'
import { BadInput } from '../../http/bad-input.ts'
import type { State } from '../state.ts'
import type { LoginScope } from './logins.ts'

/** Inside WeCom, on the web, and the web's old address. */
export const authorizePaths: readonly string[] = [
  '/connect/oauth2/authorize',
  '/wwlogin/sso/login',
  '/wwopen/sso/qrConnect',
]
/** What a member may let through, when the link asks for it. */
const privateScopeFields = ['gender', 'avatar', 'qr_code', 'mobile', 'email', 'biz_mail', 'address']

/**
 * The login pages. WeCom knows who looks at them; here `sim_user` says it (or `sim_openid` for somebody who is no
 * member), `sim_deny=1` refuses and `sim_fields` lets private fields through. `false`: nothing of that is said yet.
 */
export function authorize(state: State, path: string, query: URLSearchParams, response: ServerResponse): boolean {
  const target = checkLink(state, path, query)
  const who = query.get('sim_user') ?? query.get('sim_openid')
  const denied = query.get('sim_deny') === '1'
  if (who === null && !denied) return false
  if (who !== null && !denied) target.searchParams.set('code', codeFor(state, path, query, who))
  target.searchParams.set('state', query.get('state') ?? '')
  response.writeHead(302, { Location: target.href, 'Cache-Control': 'no-store', 'Content-Length': 0 })
  response.end()
  return true
}

function codeFor(state: State, path: string, query: URLSearchParams, who: string): string {
  const agentid = query.get('agentid')
  const inside = path === '/connect/oauth2/authorize'
  const asked: LoginScope = query.get('scope') === 'snsapi_privateinfo' ? 'snsapi_privateinfo' : 'snsapi_base'
  const fields = query.get('sim_fields')?.split(',') ?? privateScopeFields
  return state.logins.issueCode({
    who: state.directory.find(who)?.userid ?? who,
    scope: inside && agentid !== null ? asked : 'snsapi_base',
    agentId: agentid === null ? undefined : Number(agentid),
    fields: fields.filter((name) => privateScopeFields.includes(name)),
  })
}

/** What WeCom answers with an error page: a strange company, app or address to go back to. */
function checkLink({ settings, apps, rules }: State, path: string, query: URLSearchParams): URL {
  if (query.get('appid') !== settings.corpId) throw new BadInput('"appid" must be the id of the company.')
  const agentid = query.get('agentid')
  const known = apps.some((app) => String(app.agentId) === agentid)
  const optional = path === '/connect/oauth2/authorize'
  if (!known && !(optional && agentid === null))
    throw new BadInput('"agentid" must be the id of an app of the company.')
  if (!/^[a-zA-Z0-9_-]{0,128}$/.test(query.get('state') ?? ''))
    throw new BadInput('"state" may have 128 letters and digits.')
  const target = query.get('redirect_uri') ?? ''
  if (!URL.canParse(target) || !/^https?:/.test(target))
    throw new BadInput('"redirect_uri" must be an http or https address.')
  const url = new URL(target)
  if (rules.trustedDomains !== null && !rules.trustedDomains.includes(url.host))
    throw new BadInput('50001: the domain of "redirect_uri" is not a trusted domain of the app.', 403)
  return url
}
