import { useEffect } from 'react'
import { handoverApi } from '../auth/auth.ts'
import { transfersLoaded } from '../feed/transfers.ts'
import { TransferBar } from '../thread/actions/transfer-bar.tsx'
import { useDesk, useFeed } from './context.ts'
import { go } from './route.ts'

/** Whoever is asked to take a conversation is asked wherever they are. */
export function IncomingTransfers() {
  const desk = useDesk()
  const me = useFeed((state) => state.me)
  const transfers = useFeed((state) => state.transfers)
  const reloads = useFeed((state) => state.reloads)
  // biome-ignore lint/correctness/useExhaustiveDependencies: everything is asked for anew after a reload
  useEffect(() => {
    // @NOTE what cannot be listed comes with its next frame, or is over within two minutes
    handoverApi.requests().then(
      (asked) => desk.store.change((state) => transfersLoaded(state, asked)),
      () => undefined,
    )
  }, [desk, reloads])
  const mine = Object.values(transfers).filter(({ toCsId }) => toCsId === me)
  if (mine.length === 0) return null
  return (
    <aside className="incoming-transfers">
      {mine.map((transfer) => (
        <TransferBar key={transfer.transferId} transfer={transfer} onTaken={() => go('mine', transfer.sessionId)} />
      ))}
    </aside>
  )
}
