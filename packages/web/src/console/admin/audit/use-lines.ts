import type { AuditFilter, AuditLine } from '@yingda/server/domains/audit/contract'
import { useCallback, useEffect, useRef, useState } from 'react'
import { type Failure, failureOf } from '../../api/failure.ts'
import { auditApi } from './api.ts'

interface Pages {
  readonly items?: readonly AuditLine[]
  readonly next?: string | undefined
  readonly failure?: Failure
  readonly busy: boolean
}

/** Lines that fit, the newest first, page after page. What is older than the newest question is dropped. */
export function useLines(filter: AuditFilter) {
  const [pages, setPages] = useState<Pages>({ busy: true })
  const turn = useRef(0)
  const load = useCallback(
    async (cursor?: string) => {
      turn.current += 1
      const mine = turn.current
      setPages((before) => ({ ...before, busy: true }))
      try {
        const page = await auditApi.page(filter, cursor)
        if (mine !== turn.current) return
        setPages(({ items = [] }) => ({
          items: cursor === undefined ? page.items : [...items, ...page.items],
          next: page.next,
          busy: false,
        }))
      } catch (error) {
        if (mine === turn.current) setPages((before) => ({ ...before, failure: failureOf(error), busy: false }))
      }
    },
    [filter],
  )
  useEffect(() => {
    void load()
    return () => {
      turn.current += 1
    }
  }, [load])
  const { items, next, failure, busy } = pages
  return {
    items,
    failure,
    busy,
    reload: () => void load(),
    /** Absent on the last page. */
    more: next === undefined ? undefined : () => void load(next),
  }
}
