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
  readonly older: boolean
}

const againAfterMs = { coming: 1_000, idle: 4_000 }

/**
 * Deliveries of a webhook, the newest first, page after page. The first page is asked for again and again, sooner while
 * something on it is on its way, until older ones are wanted; what is older than the newest question is dropped.
 */
export function useDeliveries(webhookId: string, status: DeliveryState | undefined) {
  const [pages, setPages] = useState<Pages>({ busy: true, older: false })
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
          older: cursor !== undefined,
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
  const { items, next, failure, busy, older } = pages
  useEffect(() => {
    if (busy || failure || older) return
    const coming = items?.some((delivery) => isComing(delivery, Date.now()))
    const timer = setTimeout(() => void load(), againAfterMs[coming ? 'coming' : 'idle'])
    return () => clearTimeout(timer)
  }, [items, busy, failure, older, load])
  return {
    items,
    failure,
    busy,
    reload: useCallback(() => void load(), [load]),
    /** Absent on the last page. */
    more: next === undefined ? undefined : () => void load(next),
  }
}
