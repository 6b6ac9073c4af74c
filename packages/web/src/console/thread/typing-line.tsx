import { useDesk } from '../desk/context.ts'
import { useStore } from '../feed/store.ts'
import { useT } from '../i18n/use-t.ts'

/** Colleagues who write in the same conversation, so that a customer is not answered twice. */
export function Typists({ sessionId }: { sessionId: string }) {
  const all = useStore(useDesk().typing.store, (typists) => typists)
  return <TypingLine names={all.filter((one) => one.sessionId === sessionId).map(({ name }) => name)} />
}

export function TypingLine({ names }: { names: readonly string[] }) {
  const t = useT()
  return (
    <div className="typing-line" role="status" data-testid="typing">
      {names.length > 0 && t('thread.typing', { names: names.join('、') })}
    </div>
  )
}
