import type { SessionInfo } from '@yingda/server/domains/sessions/contract'
import { useMemo, useState } from 'react'
import { useChannels } from '../channels/known-channels.ts'
import { useDesk, useFeed } from '../desk/context.ts'
import { useCommand } from '../desk/use-command.ts'
import { useComplaint } from '../desk/use-complaint.ts'
import { listOf } from '../feed/state.ts'
import { customerName } from '../list/customer-name.ts'
import { SessionMenu } from './actions/session-menu.tsx'
import { TransferBar } from './actions/transfer-bar.tsx'
import { useThreadKeys } from './actions/use-thread-keys.ts'
import { FilesContext } from './files/files-context.ts'
import type { Said } from './messages/delivery.tsx'
import { useReach } from './messages/use-reach.ts'
import { NoteComposer } from './notes/note-composer.tsx'
import { AcceptButton } from './reply/accept-button.tsx'
import { useRepliesOfDesk } from './reply/canned/use-replies-of-desk.ts'
import { Composer } from './reply/composer.tsx'
import { ReadOnlyBar } from './reply/read-only-bar.tsx'
import { useEnterToAccept } from './reply/use-enter-to-accept.ts'
import { ThreadHeader } from './thread-header.tsx'
import { ThreadView } from './thread-view.tsx'
import { Typists } from './typing-line.tsx'

type Props = {
  session: SessionInfo
  /** The place of the message that is to be seen. */
  at?: number | undefined
  panelOpen: boolean
  onePane: boolean
  onBack: () => void
  onPanel: () => void
}

export function ThreadPane({ session, at, panelOpen, onePane, onBack, onPanel }: Props) {
  const desk = useDesk()
  const { sessionId } = session
  const me = useFeed((state) => state.me)
  const channels = useChannels()
  const history = useFeed((state) => state.histories[sessionId])
  const marked = useReach(sessionId, at, history)
  const unshown = useFeed((state) => state.outgoing)
  const outgoing = useMemo(() => unshown.filter((one) => one.sessionId === sessionId), [unshown, sessionId])
  const accept = useCommand(desk.accept, 'thread.failedAccept')
  const close = useCommand(desk.close, 'thread.failedClose')
  const list = listOf(session, me)
  const mine = list === 'mine'
  const transfer = useFeed((state) => state.transfers[sessionId])
  const [noting, setNoting] = useState(false)
  const onAccept = () => accept.run(sessionId)
  const acceptButton = list === 'pending' ? <AcceptButton busy={accept.busy} onAccept={onAccept} /> : null
  useEnterToAccept(list === 'pending', onAccept)
  useThreadKeys({
    onNote: () => setNoting(true),
    onReply: () => setNoting(false),
    onPanel,
    onClose: mine ? () => close.run(sessionId) : undefined,
  })
  const canned = useRepliesOfDesk(customerName(session))
  const complain = useComplaint()
  const recall = useMemo(() => complain((msgId: string) => desk.recall(sessionId, msgId)), [complain, desk, sessionId])
  const resend = useMemo(() => complain((msgId: string) => desk.resend(sessionId, msgId)), [complain, desk, sessionId])
  const actions = useMemo(
    () => ({
      onRetry: desk.retry,
      onDiscard: desk.discard,
      onAgain: mine ? (said: Said) => desk.sendAgain(sessionId, said.content, said.file) : undefined,
      onResend: mine ? (msgId: string) => void resend(msgId) : undefined,
      onRecall: (msgId: string) => void recall(msgId),
      recallMs: (session.recallSeconds ?? 0) * 1_000,
    }),
    [desk, mine, sessionId, session.recallSeconds, resend, recall],
  )
  return (
    <FilesContext value={desk.files}>
      <ThreadHeader
        session={session}
        me={me}
        accept={onePane ? null : acceptButton}
        menu={<SessionMenu session={session} />}
        closing={close.busy}
        panelOpen={panelOpen}
        onClose={() => close.run(sessionId)}
        onBack={onePane ? onBack : undefined}
        onPanel={onPanel}
      />
      <ThreadView
        session={session}
        me={me}
        history={history}
        marked={marked}
        outgoing={outgoing}
        actions={actions}
        onOlder={() => void desk.load.older(sessionId)}
        onRetry={() => void desk.load.newest(sessionId)}
      />
      <Typists sessionId={sessionId} customer={customerName(session)} />
      {transfer && <TransferBar transfer={transfer} />}
      {noting ? (
        <NoteComposer sessionId={sessionId} onDone={() => setNoting(false)} />
      ) : mine ? (
        <Composer
          customer={customerName(session)}
          draft={desk.drafts.draft(sessionId)}
          onDraft={(text) => {
            desk.drafts.keepDraft(sessionId, text)
            if (text !== '') desk.typing.tell(sessionId)
          }}
          attached={desk.attachments.waiting(sessionId)}
          onAttached={(files) => desk.attachments.keepWaiting(sessionId, files)}
          onSend={(text, files) => desk.send(sessionId, text, files)}
          window={session.replyWindow}
          limits={channels.get(session.channelId)?.limits}
          takesFocus={!onePane}
          onNote={() => setNoting(true)}
          canned={canned}
        />
      ) : (
        <ReadOnlyBar session={session} action={onePane ? acceptButton : null} onNote={() => setNoting(true)} />
      )}
    </FilesContext>
  )
}
