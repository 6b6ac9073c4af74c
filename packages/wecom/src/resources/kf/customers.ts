import { isRecord } from '../../is-record.ts'
import type { WeComCall } from '../../transport.ts'
import { readInteger, readRows, readText } from '../fields.ts'

export interface KfCustomer {
  readonly externalUserId: string
  readonly nickname?: string
  readonly avatar?: string
  /** 0 unknown, 1 male, 2 female. */
  readonly gender?: number
  /** Only with a linked WeChat developer account. */
  readonly unionId?: string
  /** Asked for by `withContext`: through which link the customer came last. */
  readonly scene?: string
  readonly sceneParam?: string
}

export interface KfCustomerBatch {
  readonly customers: readonly KfCustomer[]
  /** Unknown, or not active in the last 48 h. */
  readonly invalidIds: readonly string[]
}

export interface KfCustomers {
  /**
   * POST /cgi-bin/kf/customer/batchget: customers of the last 48 h. https://developer.work.weixin.qq.com/document/path/95159
   * @param ids 1 to 100 external_userids
   */
  batchGet(ids: readonly string[], options?: { readonly withContext?: boolean }): Promise<KfCustomerBatch>
}

export function createKfCustomers(call: WeComCall): KfCustomers {
  return {
    async batchGet(ids, { withContext = false } = {}) {
      const path = '/cgi-bin/kf/customer/batchget'
      const body = { external_userid_list: ids, need_enter_session_context: withContext ? 1 : 0 }
      const reply = await call('POST', path, { body, repeatable: true })
      const invalid = reply.invalid_external_userid
      return {
        customers: readRows(path, reply, 'customer_list').flatMap(readCustomer),
        invalidIds: Array.isArray(invalid) ? invalid.filter((id) => typeof id === 'string') : [],
      }
    },
  }
}

function readCustomer(value: unknown): KfCustomer[] {
  if (!isRecord(value)) return []
  const externalUserId = readText(value.external_userid)
  if (externalUserId === undefined) return []
  const gender = readInteger(value.gender)
  const context = isRecord(value.enter_session_context) ? value.enter_session_context : {}
  const texts = {
    nickname: readText(value.nickname),
    avatar: readText(value.avatar),
    unionId: readText(value.unionid),
    scene: readText(context.scene),
    sceneParam: readText(context.scene_param),
  }
  return [{ externalUserId, ...filled(texts), ...(gender !== undefined && { gender }) }]
}

/** Without what is undefined. */
function filled<Key extends string>(texts: Record<Key, string | undefined>): { [K in Key]?: string } {
  const known: { [K in Key]?: string } = {}
  for (const key in texts) if (texts[key] !== undefined) known[key] = texts[key]
  return known
}
