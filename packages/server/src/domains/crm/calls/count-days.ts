import { sql, type Transaction } from '../../../platform/db.ts'
import { ints, texts } from '../../../platform/sql-lists.ts'

/** What of a call is counted, and where. */
export interface Counted {
  readonly day: string
  readonly direction: 'out' | 'in'
  readonly department: string
  readonly staffName: string
  readonly connected: boolean
  readonly talkSeconds: number
}

interface Counts {
  readonly place: Counted
  calls: number
  connected: number
  talkSeconds: number
}

/** Moves the counts of the days by the calls that came, and those that they took the place of. */
export async function countDays(
  tx: Transaction,
  companyId: number,
  { come, gone }: { readonly come: readonly Counted[]; readonly gone: readonly Counted[] },
): Promise<void> {
  const byPlace = new Map<string, Counts>()
  for (const call of come) add(byPlace, call, 1)
  for (const call of gone) add(byPlace, call, -1)
  const moved = [...byPlace.values()].filter(({ calls, connected, talkSeconds }) => calls || connected || talkSeconds)
  if (moved.length === 0) return
  const text = (value: (place: Counted) => string) => texts(moved.map(({ place }) => value(place)))
  await tx.run(sql`
    insert into crm_call_days as d (day, company_id, direction, department, staff_name, calls, connected, talk_seconds)
    select day::date, ${companyId}, direction, department, staff_name, calls, connected, talk_seconds
    from unnest(${text(({ day }) => day)}, ${text(({ direction }) => direction)}, ${text(({ department }) => department)},
      ${text(({ staffName }) => staffName)}, ${ints(moved.map(({ calls }) => calls))},
      ${ints(moved.map(({ connected }) => connected))}, ${ints(moved.map(({ talkSeconds }) => talkSeconds))})
      as m (day, direction, department, staff_name, calls, connected, talk_seconds)
    on conflict (day, company_id, direction, department, staff_name) do update
      set calls = d.calls + excluded.calls, connected = d.connected + excluded.connected,
        talk_seconds = d.talk_seconds + excluded.talk_seconds`)
}

function add(byPlace: Map<string, Counts>, call: Counted, sign: 1 | -1): void {
  const { day, direction, department, staffName } = call
  const key = JSON.stringify([day, direction, department, staffName])
  const counts = byPlace.get(key) ?? { place: call, calls: 0, connected: 0, talkSeconds: 0 }
  byPlace.set(key, counts)
  counts.calls += sign
  counts.connected += call.connected ? sign : 0
  counts.talkSeconds += sign * call.talkSeconds
}
