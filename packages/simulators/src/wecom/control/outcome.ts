import type { Accepted } from '../accept.ts'

/** The answer to a new message or event: at once with `?wait=0`, else when its delivery has ended. */
export async function tellOutcome({ msgId, outcome }: Accepted, query: URLSearchParams): Promise<object> {
  if (query.get('wait') === '0') return { msgId, state: 'delivering' }
  const { state, attempts } = await outcome
  return { msgId, delivered: state === 'delivered', state, attempts }
}
