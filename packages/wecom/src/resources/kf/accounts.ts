import { isRecord } from '../../is-record.ts'
import type { WeComCall } from '../../transport.ts'
import type { Listing } from '../departments.ts'
import { readRows, readText } from '../fields.ts'
import { needText } from './need-text.ts'

export interface KfAccount {
  readonly openKfId: string
  readonly name: string
  readonly avatar?: string
  /** May this app manage it, and so pull and send its messages? Absent in older answers. */
  readonly managePrivilege?: boolean
}

export interface KfAccounts {
  /**
   * POST /cgi-bin/kf/account/list: one page; the last has fewer rows than `limit`.
   * https://developer.work.weixin.qq.com/document/path/94661
   * @param page `limit` 1 to 100
   */
  list(page?: { readonly offset?: number; readonly limit?: number }): Promise<Listing<KfAccount>>
  /** Every account, page after page; at most 5000. */
  all(): Promise<Listing<KfAccount>>
  /**
   * POST /cgi-bin/kf/account/add. https://developer.work.weixin.qq.com/document/path/94662
   * @param account `name` at most 16 characters, `mediaId` of the avatar at most 128 bytes
   * @returns the open_kfid
   * @throws WeComApiError 95005 at 5000 accounts, 95027 when an unverified company has 10, 95006 for a bad name
   */
  add(account: { readonly name: string; readonly mediaId: string }): Promise<string>
  /** POST /cgi-bin/kf/account/update: what is absent stays. https://developer.work.weixin.qq.com/document/path/94664 */
  update(openKfId: string, changes: { readonly name?: string; readonly mediaId?: string }): Promise<void>
  /** POST /cgi-bin/kf/account/del. https://developer.work.weixin.qq.com/document/path/94663 */
  del(openKfId: string): Promise<void>
  /**
   * POST /cgi-bin/kf/add_contact_way: the link customers open. https://developer.work.weixin.qq.com/document/path/94665
   * Nothing of it may be edited; with a scene, `&scene_param=` (URL-encoded, at most 128 bytes) may be added.
   * @param scene at most 32 bytes of 0-9 a-z A-Z _ -
   */
  addContactWay(openKfId: string, scene?: string): Promise<string>
}

const pageRows = 100
const maxPages = 50

export function createKfAccounts(call: WeComCall): KfAccounts {
  const list: KfAccounts['list'] = async ({ offset = 0, limit = pageRows } = {}) => {
    const path = '/cgi-bin/kf/account/list'
    const reply = await call('POST', path, { body: { offset, limit }, repeatable: true })
    return readAccounts(readRows(path, reply, 'account_list'))
  }
  return {
    list,
    all: () => readAll(list),
    async add({ name, mediaId }) {
      const path = '/cgi-bin/kf/account/add'
      return needText(path, await call('POST', path, { body: { name, media_id: mediaId } }), 'open_kfid')
    },
    async update(openKfId, { name, mediaId }) {
      const body = { open_kfid: openKfId, name, media_id: mediaId }
      await call('POST', '/cgi-bin/kf/account/update', { body, repeatable: true })
    },
    async del(openKfId) {
      await call('POST', '/cgi-bin/kf/account/del', { body: { open_kfid: openKfId } })
    },
    async addContactWay(openKfId, scene) {
      const path = '/cgi-bin/kf/add_contact_way'
      const body = { open_kfid: openKfId, ...(scene && { scene }) }
      return needText(path, await call('POST', path, { body, repeatable: true }), 'url')
    },
  }
}

async function readAll(list: KfAccounts['list']): Promise<Listing<KfAccount>> {
  const accounts = new Map<string, KfAccount>()
  const faults: string[] = []
  for (let page = 0; page < maxPages; page += 1) {
    const { items, faults: wrong } = await list({ offset: page * pageRows, limit: pageRows })
    const before = accounts.size
    for (const item of items) accounts.set(item.openKfId, item)
    faults.push(...wrong)
    // The older form of the call knows no pages and gives the same answer for ever.
    if (items.length + wrong.length < pageRows || accounts.size === before) break
  }
  return { items: [...accounts.values()], faults }
}

function readAccounts(rows: readonly unknown[]): Listing<KfAccount> {
  const items: KfAccount[] = []
  const faults: string[] = []
  for (const [index, value] of rows.entries()) {
    const account = readAccount(value)
    if (account) items.push(account)
    else faults.push(`第 ${index + 1} 个客服账号没有 open_kfid`)
  }
  return { items, faults }
}

function readAccount(value: unknown): KfAccount | undefined {
  const openKfId = isRecord(value) ? readText(value.open_kfid) : undefined
  if (!isRecord(value) || openKfId === undefined) return undefined
  const avatar = readText(value.avatar)
  const { manage_privilege: managePrivilege } = value
  return {
    openKfId,
    name: readText(value.name) ?? '',
    ...(avatar !== undefined && { avatar }),
    ...(typeof managePrivilege === 'boolean' && { managePrivilege }),
  }
}
