import type { BenchDesk } from '../desk.ts'

export interface Page {
  readonly items: number
  readonly next: string | undefined
}

/** A page of a list, read to its end as a screen would. */
export async function get({ url, token }: BenchDesk, path: string): Promise<Page> {
  const response = await fetch(url + path, { headers: { authorization: `Bearer ${token}` } })
  const { data }: { data: readonly unknown[] | { items: readonly unknown[]; next?: string } } = await response.json()
  if (!response.ok) throw new Error(`${path} answered ${response.status}`)
  if ('items' in data) return { items: data.items.length, next: data.next }
  return { items: data.length, next: response.headers.get('x-next-cursor') ?? undefined }
}
