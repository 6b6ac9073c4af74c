import type { JsonObject } from '../../http/fields.ts'
import { fromBeijing } from '../beijing.ts'
import type { JdState } from '../state.ts'
import type { LogLine } from '../world.ts'
import { demand } from './errors.ts'

const pageSizeMax = 100

/** `jingdong.im.pop.chatlog.get`: what was said in a span of time, oldest first, page by page. */
export function chatLog({ world }: JdState, params: JsonObject): object {
  const { from, until } = spanOf(params)
  const [customer, waiter, skuId] = ['customer', 'waiter', 'skuId'].map((name) => fieldOf(params, name))
  const found = world
    .log()
    .filter(
      (line) =>
        line.time >= from &&
        line.time <= until &&
        (customer === '' || line.customer === customer) &&
        (waiter === '' || line.waiter === waiter) &&
        (skuId === '' || String(line.skuId) === skuId),
    )
  return { ChatLogPage: { totalRecord: found.length, chatLogList: pageOf(found, params).map(view) } }
}

/** `jingdong.im.pop.sessionlist.get`: which consultations began in a span of time. */
export function sessionList({ world }: JdState, params: JsonObject): object {
  const { from, until } = spanOf(params)
  const found = world.sessions().filter(({ beganMs }) => beganMs >= from && beganMs <= until)
  const chatSessionList = pageOf(found, params).map((session) => ({
    ...{ customer: session.customer, waiter: session.shop.pin, sid: session.sid, beginTime: session.beganMs },
    ...{ replyTime: session.lastWaiterMs || null, endTime: session.isClosed ? session.lastCustomerMs : null },
    ...{ sessionType: 1, transfer: false, skuId: 0 },
  }))
  return { ChatSessionPage: { totalRecord: found.length, chatSessionList } }
}

function spanOf(params: JsonObject): { from: number; until: number } {
  const [from, until] = [fromBeijing(fieldOf(params, 'startTime')), fromBeijing(fieldOf(params, 'endTime'))]
  demand(from !== undefined && until !== undefined && from <= until, 60)
  // Times are told to the second: what was said within the last one belongs to it.
  return { from, until: until + 999 }
}

function pageOf<T>(items: readonly T[], params: JsonObject): readonly T[] {
  const [page, size] = [Number(fieldOf(params, 'page') || 1), Number(fieldOf(params, 'pageSize') || 20)]
  demand(Number.isInteger(page) && page >= 1 && Number.isInteger(size) && size >= 1 && size <= pageSizeMax, 60)
  return items.slice((page - 1) * size, page * size)
}

/** Older clients write the names in small letters. */
function fieldOf(params: JsonObject, name: string): string {
  const value = params[name] ?? params[name.toLowerCase()] ?? ''
  return typeof value === 'number' ? String(value) : typeof value === 'string' ? value : ''
}

const view = ({ shop: _, ...line }: LogLine): object => line
