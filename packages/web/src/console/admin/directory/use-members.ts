import type { DirectoryMember } from '@yingda/server/domains/directory/contract'
import { useCallback, useEffect, useRef, useState } from 'react'
import { type Failure, failureOf } from '../../api/failure.ts'
import { directoryApi } from '../http.ts'

/** A pause in typing this long is a question. */
const typingMs = 300

export type MemberPages = {
  typed: string
  type: (text: string) => void
  /** Asks now for the first page of what is typed. */
  search: () => void
  items: readonly DirectoryMember[] | undefined
  failure: Failure | undefined
  busy: boolean
  /** Absent on the last page. */
  more: (() => void) | undefined
}

type Pages = { items?: readonly DirectoryMember[]; next?: string | undefined; failure?: Failure; busy: boolean }

/** Members of a department, or of all, whose name fits, page after page. A new `stamp` means they may have changed. */
export function useMembers(departmentId: number | undefined, stamp: string | undefined): MemberPages {
  const [typed, setTyped] = useState('')
  const [pages, setPages] = useState<Pages>({ busy: true })
  const turn = useRef(0)
  const load = useCallback(
    async (cursor?: string) => {
      turn.current += 1
      const mine = turn.current
      const q = typed.trim() || undefined
      setPages((before) => ({ ...before, busy: true }))
      try {
        const page = await directoryApi.members({ department_id: departmentId, q, cursor })
        if (mine !== turn.current) return
        setPages(({ items = [] }) => ({
          items: cursor === undefined ? page.items : [...items, ...page.items],
          next: page.next_cursor,
          busy: false,
        }))
      } catch (error) {
        if (mine === turn.current) setPages({ failure: failureOf(error), busy: false })
      }
    },
    [departmentId, typed],
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: `stamp` is the reason to ask again
  useEffect(() => {
    const timer = setTimeout(() => void load(), typed === '' ? 0 : typingMs)
    return () => clearTimeout(timer)
  }, [load, typed, stamp])
  const { items, next, failure, busy } = pages
  return {
    typed,
    type: setTyped,
    search: () => void load(),
    items,
    failure,
    busy,
    more: next === undefined ? undefined : () => void load(next),
  }
}
