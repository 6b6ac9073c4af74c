/** @jsxImportSource preact */
import { useEffect } from 'preact/hooks'
import type { Bridge } from '../embed/bridge.ts'
import { useUnread } from '../embed/use-unread.ts'
import { type Locale, sentenceOf, useT } from '../i18n/use-t.ts'
import { NoticePage } from '../parts/notice-page.tsx'
import { useStore } from '../visit/store.ts'
import type { OpenVisit } from '../visit/visit.ts'
import { Banner } from './banner.tsx'
import { Composer } from './composer.tsx'
import { Ended } from './ended.tsx'
import { Header } from './header.tsx'
import { Log } from './log.tsx'
import { useDrop } from './use-drop.ts'
import './chat.css'
import './files.css'

type Props = {
  visit: OpenVisit
  bridge: Bridge | undefined
  onSignOut: () => void
  onLocale: (locale: Locale) => void
}

export function ChatScreen({ visit, bridge, onSignOut, onLocale }: Props) {
  const t = useT()
  const now = useStore(visit.store)
  useUnread(bridge, now)
  const { isOver, handlers } = useDrop(visit.sendFile)
  useEffect(() => visit.close, [visit])

  if (now.phase === 'failed' && now.notice) {
    return (
      <NoticePage sentence={sentenceOf(t, now.notice)} testId="trouble">
        <button type="button" class="button primary" onClick={visit.start}>
          {t('retry')}
        </button>
      </NoticePage>
    )
  }
  if (now.phase === 'loading' && now.trouble) return <NoticePage sentence={t(`link.${now.trouble}`)} testId="trouble" />
  const isClosed = now.status === 'closed'
  return (
    <div class={isOver ? 'chat dropping' : 'chat'} {...handlers}>
      <Header visit={visit} now={now} onSignOut={onSignOut} onLocale={onLocale} onClose={bridge?.close} />
      <Banner now={now} />
      <Log visit={visit} now={now} />
      {now.trouble ? (
        <p class="over" role="status" data-testid="trouble">
          {t(`link.${now.trouble}`)}
        </p>
      ) : null}
      {isClosed && !now.trouble ? <Ended visit={visit} now={now} /> : null}
      {!isClosed && !now.trouble ? <Composer visit={visit} now={now} /> : null}
      {isOver ? <div class="drop-here">{t('composer.drop')}</div> : null}
    </div>
  )
}
