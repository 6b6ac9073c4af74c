import { useDesk } from '../desk/context.ts'
import { theCustomer } from '../desk/typing.ts'
import { useStore } from '../feed/store.ts'
import { useT } from '../i18n/use-t.ts'

/** The customer, and colleagues who write in the same conversation, so that a customer is not answered twice. */
export function Typists({ sessionId, customer }: { sessionId: string; customer: string }) {
  const all = useStore(useDesk().typing.store, (typists) => typists)
  const here = all.filter((one) => one.sessionId === sessionId)
  return <TypingLine names={here.map(({ csId, name }) => (csId === theCustomer.csId ? customer : name))} />
}

export function TypingLine({ names }: { names: readonly string[] }) {
  const t = useT()
  return (
    <div className="typing-line" role="status" data-testid="typing">
      {names.length > 0 && t('thread.typing', { names: names.join('、') })}
    </div>
  )
}
