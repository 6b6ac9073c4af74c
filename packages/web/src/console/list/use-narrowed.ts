import { useEffect, useMemo, useState } from 'react'
import { useChannels } from '../channels/known-channels.ts'
import { useDesk, useFeed } from '../desk/context.ts'
import { type ListView, selectAll, selectLists } from '../feed/select.ts'
import type { ListName } from '../feed/state.ts'
import { useWantedChannel } from './wanted-channel.ts'

/** A list as it stands, or only what came by the channel that is wanted: of long lists the server is asked for more of it. */
export function useNarrowed(name: ListName): { list: ListView; onMore: () => void } {
  const desk = useDesk()
  const wanted = useWantedChannel()
  const whole = useFeed(selectLists)[name]
  const all = useFeed(selectAll)[name]
  const channelType = useChannels().get(wanted ?? '')?.channelType
  const reloads = useFeed((state) => state.reloads)
  const [next, setNext] = useState<string>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: everything is asked for anew after a reload
  useEffect(() => {
    setNext(undefined)
    if (channelType === undefined || (name !== 'ai' && name !== 'closed')) return
    let newest = true
    void desk.load.family(name, channelType).then((more) => newest && setNext(more))
    return () => {
      newest = false
    }
  }, [desk, name, channelType, reloads])
  const rows = useMemo(() => all.filter(({ channelId }) => channelId === wanted), [all, wanted])
  if (wanted === undefined) return { list: whole, onMore: () => desk.load.more(name) }
  return {
    list: { rows, status: whole.status, more: next !== undefined },
    onMore: () => {
      if (channelType !== undefined && next !== undefined) void desk.load.family(name, channelType, next).then(setNext)
    },
  }
}
