import { App, Button } from 'antd'
import { useEffect } from 'react'
import { listOf } from '../feed/state.ts'
import { useT } from '../i18n/use-t.ts'
import { seqOf } from '../lib/message-seq.ts'
import { useDesk, useFeed } from './context.ts'
import { go } from './route.ts'

/** A colleague named me in a note. */
export function MentionNotice() {
  const t = useT()
  const desk = useDesk()
  const { notification } = App.useApp()
  const mention = useFeed((state) => state.mention)
  useEffect(() => {
    if (!mention) return
    const { msgId: key, sessionId, by } = mention
    const open = () => {
      const { sessions, me } = desk.store.get()
      const session = sessions[sessionId]
      go((session && listOf(session, me)) ?? 'mine', sessionId, seqOf(key))
      notification.destroy(key)
    }
    notification.info({
      key,
      title: t('note.mentioned', { name: by }),
      placement: 'bottomRight',
      actions: (
        <Button type="link" onClick={open}>
          {t('note.look')}
        </Button>
      ),
    })
  }, [mention, desk, notification, t])
  return null
}
