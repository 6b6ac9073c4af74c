import type { KnowledgeEntry } from '@yingda/server/domains/knowledge/contract'
import { useCallback, useState } from 'react'
import { type Loaded, useLoad } from '../../use-load.ts'
import { knowledgeApi } from '../api.ts'
import type { Page } from './calls.ts'

/** The newest entries, and older ones page by page. */
export function useEntries(setId: string, q: string): Loaded<KnowledgeEntry[]> & { more?: () => void } {
  const first = useLoad(useCallback(() => knowledgeApi.entries(setId, q), [setId, q]))
  const [older, setOlder] = useState<{ of: Page<KnowledgeEntry>; items: KnowledgeEntry[]; next: string | null }>()
  const [busy, setBusy] = useState(false)
  // What follows a page that was asked for again is another list.
  const followed = older && older.of === first.data ? older : undefined
  const next = followed ? followed.next : first.data?.next
  const more = async () => {
    if (!first.data || !next || busy) return
    setBusy(true)
    const page = await knowledgeApi.entries(setId, q, next).catch(() => undefined)
    if (page) setOlder({ of: first.data, items: [...(followed?.items ?? []), ...page.items], next: page.next })
    setBusy(false)
  }
  return {
    ...first,
    busy: first.busy || busy,
    data: first.data && [...first.data.items, ...(followed?.items ?? [])],
    ...(next && { more: () => void more() }),
  }
}
