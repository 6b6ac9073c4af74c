import type { Call } from './call.ts'

export interface CallFilter {
  /** `YYYY-MM-DD HH:mm` in Beijing, both included; empty = open. */
  readonly from: string
  readonly to: string
  readonly departmentId: string
  readonly userId: string
  /** `s` made, `i` taken, empty both. */
  readonly callType: string
  readonly phone: string
  /** Part of a name or number. */
  readonly text: string
}

export const everyCall: CallFilter = {
  ...{ from: '', to: '', departmentId: '', userId: '', callType: '', phone: '', text: '' },
}

/** The calls of one company. */
export class Calls {
  #calls: Call[]
  #byId: Map<string, Call>
  #last: { readonly key: string; readonly found: readonly Call[] } | undefined

  constructor(calls: Call[]) {
    this.#calls = calls
    this.#byId = new Map(calls.map((call) => [call.id, call]))
  }

  get count(): number {
    return this.#calls.length
  }

  get(id: string): Call | undefined {
    return this.#byId.get(id)
  }

  add(call: Call): void {
    this.#calls.push(call)
    this.#calls.sort((a, b) => a.startedAt - b.startedAt)
    this.#byId.set(call.id, call)
    this.#last = undefined
  }

  /** A call that was corrected later keeps its id. */
  replace(call: Call): void {
    this.#calls = this.#calls.map((one) => (one.id === call.id ? call : one))
    this.#byId.set(call.id, call)
    this.#last = undefined
  }

  /** Newest first. The last answer is kept: whoever pages asks the same a thousand times. */
  find(filter: CallFilter): readonly Call[] {
    const key = JSON.stringify(filter)
    if (this.#last?.key !== key) {
      const [from, to] = [msOf(filter.from, 0), msOf(filter.to, minuteMs) - 1]
      const timely = this.#calls.filter(({ startedAt }) => !(startedAt < from) && !(startedAt > to))
      this.#last = { key, found: timely.filter((call) => matches(call, filter)).reverse() }
    }
    return this.#last.found
  }
}

const minuteMs = 60_000

/** Of a time as Yunke writes it; not a number where there is none, or none that can be read: then it is no limit. */
const msOf = (text: string, later: number): number => Date.parse(`${text.replace(' ', 'T')}:00+08:00`) + later

function matches(call: Call, filter: CallFilter): boolean {
  const texts = [call.contact.name, call.contact.company, call.contact.phone]
  return (
    (filter.departmentId === '' || call.employee.departmentId === filter.departmentId) &&
    (filter.userId === '' || call.employee.id === filter.userId) &&
    (filter.callType === '' || (filter.callType === 'i') === call.isIncoming) &&
    (filter.phone === '' || call.contact.phone === filter.phone) &&
    (filter.text === '' || texts.some((text) => text.includes(filter.text)))
  )
}
