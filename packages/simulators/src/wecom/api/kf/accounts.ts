import { type ApiAnswer, demand, ok } from '../../errors.ts'
import type { KfAccount } from '../../kf/store/account.ts'
import { numberIn, parseBody, textIn } from '../body.ts'
import type { ApiCall } from '../call.ts'
import { accountOf, mayManage } from './call.ts'

const accountsMax = 5_000
const accountsUnverified = 10
const nameMaxCharacters = 16
const pageMax = 100

/** `kf/account/list`: by offset and limit; the end is a page with fewer than `limit`. */
export function accountList(call: ApiCall): ApiAnswer {
  const body = call.body === '' ? {} : parseBody(call.body)
  const offset = numberIn(body, 'offset', { min: 0, max: 1_000_000, absent: 0 })
  const limit = numberIn(body, 'limit', { min: 1, max: pageMax, absent: pageMax })
  const page = call.state.kf.list().slice(offset, offset + limit)
  return ok({ account_list: page.map((account) => view(call, account)) })
}

/** `kf/account/add`. */
export function accountAdd(call: ApiCall): ApiAnswer {
  const body = parseBody(call.body)
  const name = textIn(body, 'name')
  checkName(name)
  const mediaId = textIn(body, 'media_id', 128)
  demand(mediaId === '' || call.state.media.find(mediaId), 40007)
  const { accounts } = call.state.kf
  demand(accounts.size < accountsMax, 95005)
  demand(call.state.rules.verified || accounts.size < accountsUnverified, 95027)
  return ok({ open_kfid: call.state.kf.add(name, mediaId).openKfid })
}

/** `kf/account/update`: what is absent stays as it is. */
export function accountUpdate(call: ApiCall): ApiAnswer {
  const body = parseBody(call.body)
  const account = accountOf(call, textIn(body, 'open_kfid'))
  const name = textIn(body, 'name')
  if (name !== '') checkName(name)
  const mediaId = textIn(body, 'media_id', 128)
  demand(mediaId === '' || call.state.media.find(mediaId), 40007)
  if (name !== '') account.name = name
  if (mediaId !== '') account.mediaId = mediaId
  return ok()
}

/** `kf/account/del`. */
export function accountDel(call: ApiCall): ApiAnswer {
  const account = accountOf(call, textIn(parseBody(call.body), 'open_kfid'))
  call.state.kf.accounts.delete(account.openKfid)
  return ok()
}

/** `kf/add_contact_way`: the link customers open. With a scene, a parameter may be added to it. */
export function addContactWay(call: ApiCall): ApiAnswer {
  const body = parseBody(call.body)
  const { openKfid } = accountOf(call, textIn(body, 'open_kfid'))
  const scene = textIn(body, 'scene', 32)
  demand(/^[0-9a-zA-Z_-]*$/.test(scene), 40058, 'invalid scene')
  const encoded = Buffer.from(`${openKfid}|${scene}`).toString('base64url')
  return ok({ url: `${call.origin}/phone/kf?kf=${encodeURIComponent(openKfid)}&enc_scene=ENC${encoded}` })
}

function checkName(name: string): void {
  const fits = name.trim() !== '' && [...name].length <= nameMaxCharacters
  demand(fits, 95006)
}

function view(call: ApiCall, account: KfAccount): object {
  const { openKfid, name, mediaId } = account
  const avatar = `${call.origin}/_sim/wecom/avatar?of=${encodeURIComponent(openKfid)}&name=${encodeURIComponent(name)}`
  return {
    open_kfid: openKfid,
    name,
    avatar,
    manage_privilege: mayManage(call, account),
    ...(mediaId && { media_id: mediaId }),
  }
}
