import type { CustomerChanges, CustomerProfile } from '@yingda/server/domains/customers/contract'
import { App } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useLoad } from '../../admin/use-load.ts'
import { failureOf } from '../../api/failure.ts'
import { useFeed } from '../../desk/context.ts'
import { customerTopic } from '../../feed/topics.ts'
import { failureSentence } from '../../i18n/translate.ts'
import { useT } from '../../i18n/use-t.ts'
import { customersApi } from '../api.ts'
import { useAgain } from './use-again.ts'

const changedMeanwhile = 40901
const mergedMeanwhile = 40902

/** A profile, read again whenever the feed tells of its customer. */
export function useProfile(ask: () => Promise<CustomerProfile>, profileId: string) {
  const t = useT()
  const { message } = App.useApp()
  const { data, failure, reload } = useLoad(ask)
  const [written, setWritten] = useState<CustomerProfile>()
  const profile = newer(data, written)
  const asked = useFeed(({ topics, reloads }) => `${reloads} ${topics[customerTopic(profileId)] ?? 0} ${profileId}`)
  useAgain(asked, reload)
  const latest = useRef(profile)
  useEffect(() => {
    latest.current = profile
  }, [profile])

  const write = async (changes: Changes): Promise<boolean> => {
    if (!latest.current) return false
    const { customerId, version } = latest.current
    try {
      const answer = await customersApi.change(customerId, { ...changes, version })
      latest.current = answer
      setWritten(answer)
      return true
    } catch (error) {
      const why = failureOf(error)
      if (why.code !== changedMeanwhile && why.code !== mergedMeanwhile) {
        void message.error(t('move.failed', { reason: why.code === 40000 ? why.text : failureSentence(t, why) }))
        return false
      }
      void message.warning(t(why.code === changedMeanwhile ? 'customer.changedMeanwhile' : 'customer.mergedMeanwhile'))
      reload()
      return false
    }
  }
  /** One after the other: two changes at once would have the second refused as if somebody else had made the first. */
  const last = useRef(Promise.resolve(true))
  const change = (changes: Changes): Promise<boolean> => {
    last.current = last.current.then(() => write(changes))
    return last.current
  }
  return { profile, failure, reload, change }
}

type Changes = Omit<CustomerChanges, 'version'>

export type Change = ReturnType<typeof useProfile>['change']

/** What was written may be newer than what was read last. */
function newer(read: CustomerProfile | undefined, written: CustomerProfile | undefined): CustomerProfile | undefined {
  if (!read || !written || written.customerId !== read.customerId) return read
  return written.version > read.version ? written : read
}
