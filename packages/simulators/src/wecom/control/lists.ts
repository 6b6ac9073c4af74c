import { BadInput } from '../../http/bad-input.ts'
import type { ControlCall } from './call.ts'

const limitMax = 1_000

/** `GET /_sim/wecom/sent`: what the product sent, oldest first. `?touser=` and `?limit=` narrow it. */
export function sent({ state, query }: ControlCall): object {
  const touser = query.get('touser')?.toLowerCase()
  const all = state.sent.list()
  const items =
    touser === undefined ? all : all.filter(({ to }) => to.some((userid) => userid.toLowerCase() === touser))
  return { items: newest(items, query), total: state.sent.total }
}

/** `GET /_sim/wecom/deliveries`: callbacks and each attempt, oldest first. `?limit=` narrows it. */
export function deliveries({ state, query }: ControlCall): object {
  return { items: newest(state.deliveries.list(), query), total: state.deliveries.total, counters: state.counters }
}

function newest<T>(items: T[], query: URLSearchParams): T[] {
  const limit = query.get('limit')
  if (limit === null) return items.slice(-limitMax)
  const count = Number(limit)
  if (Number.isInteger(count) && count >= 1 && count <= limitMax) return items.slice(-count)
  throw new BadInput(`"limit" must be a whole number from 1 to ${limitMax}.`)
}
