import { isRecord } from '../../is-record.ts'
import type { WeComCall, WeComReply } from '../../transport.ts'
import { readInteger, readRows, readText } from '../fields.ts'

/** A member who receives customers, or a department whose members do. */
export type KfServicer =
  | {
      readonly userId: string
      /** 0 receives, 1 does not. The event `servicer_status_change` counts differently: 1 and 2. */
      readonly status: number
      /** Of who does not receive: 0 stopped, 1 suspended. */
      readonly stopType?: number
    }
  | { readonly departmentId: number }

export interface KfServicerIds {
  /** At most 100. */
  readonly userIds?: readonly string[]
  /** At most 20. */
  readonly departmentIds?: readonly number[]
}

/** What became of one of them; the call as a whole succeeds when some of them do not. */
export interface KfServicerResult {
  readonly userId?: string
  readonly departmentId?: number
  readonly errcode: number
  /** `success`, or `ignored` when it was so already. */
  readonly errmsg: string
}

export interface KfServicers {
  /** GET /cgi-bin/kf/servicer/list. https://developer.work.weixin.qq.com/document/path/94645 */
  list(openKfId: string): Promise<readonly KfServicer[]>
  /**
   * POST /cgi-bin/kf/servicer/add: an account has at most 2000 servicers and 20 departments.
   * https://developer.work.weixin.qq.com/document/path/94646
   * @throws WeComApiError 60030 outside the visible range, 95014 for a member who is not activated
   */
  add(openKfId: string, ids: KfServicerIds): Promise<readonly KfServicerResult[]>
  /** POST /cgi-bin/kf/servicer/del. https://developer.work.weixin.qq.com/document/path/94647 */
  del(openKfId: string, ids: KfServicerIds): Promise<readonly KfServicerResult[]>
}

export function createKfServicers(call: WeComCall): KfServicers {
  const change = async (path: string, openKfId: string, { userIds, departmentIds }: KfServicerIds) => {
    const body = { open_kfid: openKfId, userid_list: userIds, department_id_list: departmentIds }
    return readResults(path, await call('POST', path, { body, repeatable: true }))
  }
  return {
    async list(openKfId) {
      const path = '/cgi-bin/kf/servicer/list'
      const reply = await call('GET', path, { query: { open_kfid: openKfId } })
      return readRows(path, reply, 'servicer_list').flatMap(readServicer)
    },
    add: (openKfId, ids) => change('/cgi-bin/kf/servicer/add', openKfId, ids),
    del: (openKfId, ids) => change('/cgi-bin/kf/servicer/del', openKfId, ids),
  }
}

function readServicer(value: unknown): KfServicer[] {
  if (!isRecord(value)) return []
  const userId = readText(value.userid)
  const departmentId = readInteger(value.department_id)
  if (userId === undefined) return departmentId === undefined ? [] : [{ departmentId }]
  const stopType = readInteger(value.stop_type)
  return [{ userId, status: readInteger(value.status) ?? 0, ...(stopType !== undefined && { stopType }) }]
}

const readResults = (path: string, reply: WeComReply): KfServicerResult[] =>
  readRows(path, reply, 'result_list').flatMap((value) => {
    if (!isRecord(value)) return []
    const userId = readText(value.userid)
    const departmentId = readInteger(value.department_id)
    return {
      ...(userId !== undefined && { userId }),
      ...(departmentId !== undefined && { departmentId }),
      errcode: readInteger(value.errcode) ?? 0,
      errmsg: readText(value.errmsg) ?? '',
    }
  })
