import { textOf } from '../values.ts'

type Row = Readonly<Record<string, unknown>>

export type CallDirection = 'outbound' | 'inbound' | 'unknown'
export type CallResult = 'connected' | 'missed' | 'unknown'

/** `s` and `i` are the words of the list's own filter; 0, 1 and 2 those of pushes. */
const words: Readonly<Record<string, CallDirection>> = {
  ...{ s: 'outbound', out: 'outbound', outbound: 'outbound', '0': 'outbound', '2': 'outbound' },
  ...{ i: 'inbound', in: 'inbound', inbound: 'inbound', '1': 'inbound' },
}

export function readDirection(row: Row): CallDirection {
  for (const name of ['incomingCall', 'direction', 'callType', 'callWay', 'type']) {
    const value = row[name]
    // A list tells `incomingCall` as 0 or 1, and some rows as false or true.
    const word = typeof value === 'boolean' ? String(Number(value)) : textOf(value)?.toLowerCase()
    const direction = word === undefined ? undefined : words[word]
    if (direction) return direction
  }
  return 'unknown'
}

/** `callStatus` 2 is connected and 0 missed; what other numbers mean is not known, so that whoever talked was connected. */
export function readResult(row: Row, talkSeconds: number | undefined): CallResult {
  if (typeof row.through === 'boolean') return row.through ? 'connected' : 'missed'
  const status = textOf(row.callStatus)
  if (status === '2') return 'connected'
  if (status === '0') return 'missed'
  if (talkSeconds === undefined) return 'unknown'
  return talkSeconds > 0 ? 'connected' : 'missed'
}
