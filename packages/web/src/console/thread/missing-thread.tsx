import { Button } from 'antd'
import { useDesk, useFeed } from '../desk/context.ts'
import { useT } from '../i18n/use-t.ts'
import { FailedThread, LoadingThread } from './thread-note.tsx'

/** A conversation that was asked for by its address and is not known (yet, or to this person at all). */
export function MissingThread({ sessionId, onBack }: { sessionId: string; onBack: () => void }) {
  const t = useT()
  const desk = useDesk()
  const failed = useFeed((state) => state.histories[sessionId]?.newest === 'failed')
  if (!failed) return <LoadingThread />
  return (
    <>
      <FailedThread
        onRetry={() => {
          void desk.load.session(sessionId)
          void desk.load.newest(sessionId)
        }}
      />
      <p className="thread-way-back">
        <Button type="link" data-testid="back" onClick={onBack}>
          {t('thread.back')}
        </Button>
      </p>
    </>
  )
}
