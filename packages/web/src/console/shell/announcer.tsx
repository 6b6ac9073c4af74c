import { useFeed } from '../desk/context.ts'
import { selectOpen } from '../feed/select.ts'
import { useT } from '../i18n/use-t.ts'
import { customerName } from '../list/customer-name.ts'

/** Reads the open customer's newest message to those who do not see it; older pages stay silent. */
export function Announcer() {
  const t = useT()
  const session = useFeed(selectOpen)
  const newest = useFeed((state) => (state.open ? state.histories[state.open]?.messages.at(-1) : undefined))
  const text = session && newest?.senderType === 'customer' ? newest.content : undefined
  return (
    <p className="only-read-aloud" aria-live="polite">
      {session && text !== undefined && t('thread.announce', { name: customerName(session), text })}
    </p>
  )
}
