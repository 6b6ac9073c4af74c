import { useEffect } from 'react'
import { channelsApi } from '../admin/channels/api.ts'
import { useFeed } from '../desk/context.ts'
import { channelsLoaded } from './known-channels.ts'

/** Reads what the channels say of themselves, and again when everything is asked for anew: a desk that started again may have others. */
export function ChannelKeeper() {
  const reloads = useFeed((state) => state.reloads)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a reload is the reason to ask
  useEffect(() => {
    let newest = true
    channelsApi.channels().then(
      (channels) => newest && channelsLoaded(channels),
      () => undefined, // @NOTE without them channels are called by their ids, and the next reload asks again
    )
    return () => {
      newest = false
    }
  }, [reloads])
  return null
}
