import { isVisibleTo } from '../../company/sight.ts'
import { type ApiAnswer, demand, ok } from '../../errors.ts'
import { parseBody, textIn } from '../body.ts'
import type { ApiCall } from '../call.ts'
import { privateFields } from '../directory/user-view.ts'

interface Visitor {
  readonly userid?: string
  readonly openid?: string
  readonly user_ticket?: string
}

/** `auth/getuserinfo`: who came with a login code, and a ticket if they let private fields through. */
export function getUserInfo(call: ApiCall): ApiAnswer {
  return ok({ ...visitor(call) })
}

/** `user/getuserinfo`, the older name, which spells the fields in its own way. */
export function getUserInfoOld(call: ApiCall): ApiAnswer {
  const { userid, openid, user_ticket } = visitor(call)
  const who = userid === undefined ? { OpenId: openid } : { UserId: userid }
  return ok({ ...who, DeviceId: '', ...(user_ticket !== undefined && { user_ticket }) })
}

/** `auth/getuserdetail`: what is not allowed is empty. */
export function getUserDetail({ state, body }: ApiCall): ApiAnswer {
  const login = state.logins.findTicket(textIn(parseBody(body), 'user_ticket'))
  const member = state.directory.find(login.who)
  demand(member, 60111)
  const { thumb_avatar: _, mobile = '', ...rest } = privateFields(member)
  const told = Object.entries({ mobile, ...rest }).map(([name, value]) => [
    name,
    login.fields.includes(name) ? value : hidden(name),
  ])
  return ok({ userid: member.userid, ...Object.fromEntries(told) })
}

function visitor({ state, app, query }: ApiCall): Visitor {
  const code = query.get('code') ?? ''
  demand(code !== '', 41008)
  const login = state.logins.takeCode(code, app.agentId)
  const member = state.directory.find(login.who)
  if (member === undefined) return { openid: login.who }
  const tells = login.scope === 'snsapi_privateinfo' && isVisibleTo(state, app, member)
  return { userid: member.userid, ...(tells && { user_ticket: state.logins.issueTicket(login) }) }
}

function hidden(name: string): string {
  return name === 'gender' ? '0' : ''
}
