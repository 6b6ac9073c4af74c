import { WeComApiError, WeComNetworkError } from '../../errors.ts'
import type { WeComCall, WeComReply } from '../../transport.ts'
import { readInteger, readRows, readText } from '../fields.ts'
import { type KfItem, readKfItem } from './kf-item.ts'

export interface KfSyncOptions {
  readonly openKfId: string
  /** At most 64 bytes. Absent: from the oldest kept message, 3 days back. */
  readonly cursor?: string | undefined
  /** `Token` of the callback, valid 10 minutes. Without one the calls are strictly counted (45009). */
  readonly token?: string | undefined
  /** At most 1000, which is also what is asked for when absent. */
  readonly limit?: number
  /** 0: AMR, which is also the format when absent; 1: Silk. */
  readonly voiceFormat?: 0 | 1
}

export interface KfPage {
  readonly items: readonly KfItem[]
  /** A sentence for each row that is no item at all. */
  readonly faults: readonly string[]
  /** Store it with the items, in one transaction. */
  readonly nextCursor: string
  /** Ask again with `nextCursor`, also when there were no items. */
  readonly hasMore: boolean
}

export interface KfSync {
  /**
   * POST /cgi-bin/kf/sync_msg: what customers sent, what servicers wrote inside WeCom, and events; not what `sendMsg`
   * sent. A token that is refused (95007) is left out, and the call made again, once.
   * https://developer.work.weixin.qq.com/document/path/94670
   * @throws WeComApiError 60268 or 50100 when the cursor is damaged or another account's, 45009 when asked too often,
   * 95000 or 95004 when there is no such account
   */
  syncMsg(options: KfSyncOptions): Promise<KfPage>
}

const path = '/cgi-bin/kf/sync_msg'
const tokenRefused = 95007
const maxRows = 1_000

export function createSyncMsg(call: WeComCall): KfSync['syncMsg'] {
  return async ({ openKfId, cursor, token, limit = maxRows, voiceFormat }) => {
    const body = { open_kfid: openKfId, limit, voice_format: voiceFormat, ...(cursor && { cursor }) }
    const reply = await ask(call, body, token)
    return readPage(reply, cursor ?? '')
  }
}

async function ask(call: WeComCall, body: object, token: string | undefined): Promise<WeComReply> {
  if (!token) return call('POST', path, { body })
  try {
    return await call('POST', path, { body: { ...body, token } })
  } catch (error) {
    if (error instanceof WeComApiError && error.errcode === tokenRefused) return call('POST', path, { body })
    throw error
  }
}

function readPage(reply: WeComReply, cursor: string): KfPage {
  const rows = reply.msg_list === undefined ? [] : readRows(path, reply, 'msg_list')
  const hasMore = reply.has_more === true || readInteger(reply.has_more) === 1
  const nextCursor = readText(reply.next_cursor)
  // Without a place to go on from, the same rows would come for ever.
  if (nextCursor === undefined && hasMore) {
    throw new WeComNetworkError(`企业微信接口 ${path} 的返回中没有 next_cursor`, { requestSent: true })
  }
  const items: KfItem[] = []
  const faults: string[] = []
  for (const [index, value] of rows.entries()) {
    const item = readKfItem(value)
    if (item) items.push(item)
    else faults.push(`第 ${index + 1} 条消息不是对象`)
  }
  return { items, faults, nextCursor: nextCursor ?? cursor, hasMore }
}
