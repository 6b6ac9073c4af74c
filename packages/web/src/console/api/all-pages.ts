import type { Answer } from './http.ts'

/** Every page of a list that is read whole. */
export async function allPages<T>(ask: (cursor: string | undefined) => Promise<Answer<{ items: T[] }>>): Promise<T[]> {
  const items: T[] = []
  let cursor: string | undefined
  do {
    const { data, next } = await ask(cursor)
    items.push(...data.items)
    cursor = next
  } while (cursor !== undefined)
  return items
}
