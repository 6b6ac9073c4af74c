import type { DeliveryInfo, DeliveryState } from '@yingda/server/domains/webhooks/contract'
import { useCallback, useEffect, useRef, useState } from 'react'
import { type Failure, failureOf } from '../../api/failure.ts'
import { webhooksApi } from './api.ts'
import { isComing } from './is-coming.ts'

interface Pages {
  readonly items?: readonly DeliveryInfo[]
  readonly next?: string | undefined
  readonly failure?: Failure
  readonly busy: boolean
}

const againAfterMs = 2_000

/**
 * Deliveries of a webhook, the newest first, page after page. While something on the first page is on its way it is asked for
 * again; what is older than the newest question is dropped.
 */
export function useDeliveries(webhookId: string, status: DeliveryState | undefined) {
  const [pages, setPages] = useState<Pages>({ busy: true })
  const turn = useRef(0)
  const load = useCallback(
    async (cursor?: string) => {
      turn.current += 1
      const mine = turn.current
      setPages((before) => ({ ...before, busy: true }))
      try {
        const page = await webhooksApi.deliveries(webhookId, status, cursor)
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
    [webhookId, status],
  )
  useEffect(() => {
    void load()
    return () => {
      turn.current += 1
    }
  }, [load])
  const { items, next, failure, busy } = pages
  useEffect(() => {
    if (busy || failure || !items?.some((delivery) => isComing(delivery, Date.now()))) return
    const timer = setTimeout(() => void load(), againAfterMs)
    return () => clearTimeout(timer)
  }, [items, busy, failure, load])
  return {
    items,
    failure,
    busy,
    reload: useCallback(() => void load(), [load]),
    /** Absent on the last page. */
    more: next === undefined ? undefined : () => void load(next),
  }
}
