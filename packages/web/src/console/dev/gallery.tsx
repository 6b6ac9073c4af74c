import { type ReactNode, useEffect } from 'react'
import { NoticeLine } from '../auth/notice-line.tsx'
import { channelsLoaded } from '../channels/known-channels.ts'
import { attach } from '../desk/attachments.ts'
import type { ListView as List } from '../feed/select.ts'
import type { ListName } from '../feed/state.ts'
import { createObjectUrls } from '../lib/object-urls.ts'
import { ListTabs } from '../list/list-tabs.tsx'
import { ListView } from '../list/list-view.tsx'
import { CustomerPanel } from '../panel/customer-panel.tsx'
import { MoreMenu } from '../shell/more-menu.tsx'
import { LostLine } from '../shell/offline-banner.tsx'
import { FilesContext } from '../thread/files/files-context.ts'
import { AcceptButton } from '../thread/reply/accept-button.tsx'
import { Composer } from '../thread/reply/composer.tsx'
import { ReadOnlyBar } from '../thread/reply/read-only-bar.tsx'
import type { ReplyWindow } from '../thread/reply/window-state.ts'
import { ThreadHeader } from '../thread/thread-header.tsx'
import { NoThread } from '../thread/thread-note.tsx'
import { ThreadView } from '../thread/thread-view.tsx'
import { TypingLine } from '../thread/typing-line.tsx'
import { channels, history, landscape, me, messages, outgoing, sessions, windows } from './fixtures.ts'
import './gallery.css'
import '../auth/sign-in.css'

const nothing = () => undefined
const drawn = URL.createObjectURL(new Blob([landscape], { type: 'image/svg+xml' }))
const list = (rows: List['rows'], status: List['status'] = 'ready', more = false): List => ({ rows, status, more })
const { mine, replied, calm, soon, late, ai, other, closed, silent } = sessions
const lists: Record<ListName, List> = {
  mine: list([mine, replied, silent], 'ready', true),
  pending: list([late, soon, calm]),
  ai: list([ai]),
  closed: list([closed], 'ready', true),
}

/** Every state of every part, from fixtures: `#/dev/gallery`. */
export function Gallery() {
  useEffect(() => channelsLoaded(channels), [])
  return (
    <FilesContext value={files}>
      <main className="gallery">
        <header>
          <h1>Gallery</h1>
          <MoreMenu />
        </header>
        <Shelf name="banner">
          <LostLine offline={false} />
          <LostLine offline />
        </Shelf>
        <Shelf name="sign-in notices">
          <NoticeLine notice={{ kind: 'expired' }} />
          <NoticeLine notice={{ kind: 'foreign' }} />
          <NoticeLine notice={{ kind: 'refused', failure: { kind: 'refused', code: 1003, text: '' } }} />
          <NoticeLine notice={{ kind: 'link', failure: { kind: 'refused', code: 1001, text: '' } }} />
        </Shelf>
        <Shelf name="lists">
          <OneList name="mine" view={lists.mine} />
          <OneList name="pending" view={lists.pending} />
          <OneList name="ai" view={lists.ai} />
          <OneList name="mine" view={list([], 'loading')} />
          <OneList name="pending" view={list([], 'failed')} />
          <OneList name="pending" view={list([])} />
          <OneList name="closed" view={list([])} />
        </Shelf>
        <Shelf name="headers and bars">
          {[mine, calm, late, ai, other, closed].map((session) => (
            <div key={session.sessionId} className="gallery-wide">
              <ThreadHeader
                session={session}
                me={me}
                accept={
                  session.status === 'pending' ? <AcceptButton busy={session === late} onAccept={nothing} /> : null
                }
                closing={false}
                panelOpen={session === mine}
                onClose={nothing}
                onBack={session === closed ? nothing : undefined}
                onPanel={nothing}
              />
              {session === mine ? <Writing draft="" /> : <ReadOnlyBar session={session} />}
            </div>
          ))}
          <Writing draft={'一'.repeat(1900)} />
          <Writing draft={'一'.repeat(2010)} />
        </Shelf>
        <Shelf name="reply windows and attached files">
          <Writing draft="您好" window={windows.open} />
          <Writing draft="您好" window={windows.scarce} attached />
          <Writing draft="" window={windows.soon} attached />
          <Writing draft="您好" window={windows.spent} />
          <Writing draft="" window={windows.closed} />
        </Shelf>
        <Shelf name="conversations">
          <Conversation height="tall" history={history()} sending />
          <Conversation history={undefined} />
          <Conversation history={history({ newest: 'failed', messages: [] })} />
          <Conversation history={history({ messages: [], older: 'none' })} />
          <Conversation history={history({ messages: messages.slice(0, 2), older: 'failed' })} />
          <div className="gallery-thread">
            <NoThread pending={lists.pending} />
          </div>
        </Shelf>
        <Shelf name="customer panel">
          {[mine, calm, silent].map((session) => (
            <div key={session.sessionId} className="gallery-list">
              <CustomerPanel session={session} me={me} />
            </div>
          ))}
          <div className="gallery-list">
            <CustomerPanel session={undefined} me={me} />
          </div>
        </Shelf>
      </main>
    </FilesContext>
  )
}

const Shelf = ({ name, children }: { name: string; children: ReactNode }) => (
  <section>
    <h2>{name}</h2>
    <div className="gallery-shelf">{children}</div>
  </section>
)

const unreadOf = ({ sessionId }: { sessionId: string }) =>
  sessionId === replied.sessionId ? 120 : sessionId === silent.sessionId ? 2 : 0

const OneList = ({ name, view }: { name: ListName; view: List }) => (
  <div className="gallery-list">
    <ListTabs lists={lists} chosen={name} onChoose={nothing} />
    <ListView
      name={name}
      list={view}
      me={me}
      open={mine.sessionId}
      unreadOf={unreadOf}
      onOpen={nothing}
      onRetry={nothing}
      onMore={nothing}
    />
  </div>
)

type WritingProps = { draft: string; window?: ReplyWindow; attached?: boolean }

const Writing = ({ draft, window, attached: withFiles }: WritingProps) => (
  <Composer
    customer="陈晓"
    draft={draft}
    onDraft={nothing}
    attached={withFiles ? attached : []}
    onSend={nothing}
    window={window}
    takesFocus={false}
  />
)

const attached = [
  attach(new File([landscape], '屏幕截图 2026-03-02.png', { type: 'image/png' })),
  attach(new File(['x'.repeat(40_000)], '打印机说明书（中文完整版）.pdf', { type: 'application/pdf' })),
].map((one) => (one.preview === undefined ? one : { ...one, preview: drawn }))
const files = createObjectUrls(async (fileId) =>
  fileId.endsWith('g') ? new Blob([landscape], { type: 'image/svg+xml' }) : Promise.reject(new Error('none here')),
)

type ConversationProps = { history: ReturnType<typeof history> | undefined; sending?: boolean; height?: 'tall' }

const Conversation = ({ history: shown, sending, height }: ConversationProps) => (
  <div className="gallery-thread" data-height={height}>
    <ThreadView
      session={mine}
      me={me}
      history={shown}
      marked={sending ? messages[1]?.msgId : undefined}
      outgoing={sending ? outgoing : []}
      actions={{ onRetry: nothing, onDiscard: nothing, onAgain: nothing }}
      onOlder={nothing}
      onRetry={nothing}
    />
    {sending && <TypingLine names={['李四']} />}
  </div>
)
