import type { Emitted } from '../../kf/emit.ts'

/** The answer to a new item: at once with `?wait=0`, else when its doorbell has been answered or given up. */
export async function tellEmitted({ outcome, ...item }: Emitted, query: URLSearchParams): Promise<object> {
  if (query.get('wait') === '0') return item
  const doorbell = await outcome
  return { ...item, doorbell: doorbell === undefined ? 'not rung' : doorbell.state, attempts: doorbell?.attempts ?? [] }
}
