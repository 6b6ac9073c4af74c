import type { CustomerSummary } from '@yingda/server/domains/customers/contract'
import { useCallback, useEffect, useState } from 'react'
import { useLoad } from '../admin/use-load.ts'
import { useDesk, useFeed } from '../desk/context.ts'
import { customerTopic } from '../feed/topics.ts'
import { customersApi } from '../panel/api.ts'
import type { CustomersWanted } from '../panel/calls.ts'

const limit = 50

type Wanted = CustomersWanted & { pages: number }

/** The customers somebody looks for, as many pages as were asked for; read again when one of them has changed. */
export function useCustomers() {
  const { store } = useDesk()
  const [wanted, setWanted] = useState<Wanted>({ pages: 1 })
  const ask = useCallback(async () => {
    const { topics } = store.get()
    return { ...(await readPages(wanted)), topics }
  }, [store, wanted])
  const { data, busy, failure, reload } = useLoad(ask)
  const isStale = useFeed(({ topics }) =>
    Boolean(
      data?.items.map(({ customerId }) => customerTopic(customerId)).some((one) => topics[one] !== data.topics[one]),
    ),
  )
  useEffect(() => {
    if (isStale && data) reload()
  }, [isStale, data, reload])
  return {
    data,
    busy,
    failure,
    reload,
    seek: (query: CustomersWanted) => setWanted({ ...query, pages: 1 }),
    more: () => setWanted((before) => ({ ...before, pages: before.pages + 1 })),
  }
}

async function readPages({ pages, ...query }: Wanted): Promise<{ items: CustomerSummary[]; more: boolean }> {
  const items: CustomerSummary[] = []
  let cursor: string | undefined
  for (let page = 0; page < pages; page += 1) {
    const { data, next } = await customersApi.list({ ...query, limit, cursor })
    items.push(...data)
    cursor = next
    if (next === undefined) break
  }
  return { items, more: cursor !== undefined }
}
