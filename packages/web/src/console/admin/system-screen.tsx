import { ArrowLeftOutlined } from '@ant-design/icons'
import type { AgentResponse } from '@yingda/server/domains/agents/contract'
import { Button, Skeleton } from 'antd'
import { Suspense, useEffect } from 'react'
import { useDesk } from '../desk/context.ts'
import { go } from '../desk/route.ts'
import { useT } from '../i18n/use-t.ts'
import { DegradedBanner } from '../shell/degraded-banner.tsx'
import { OfflineBanner } from '../shell/offline-banner.tsx'
import { TopBar } from '../shell/top-bar.tsx'
import { PageMenu } from './page-menu.tsx'
import { pageOf } from './pages.ts'
import { usePart } from './route.ts'
import { usePages } from './use-pages.ts'
import './system.css'

/** What is beside the conversations: supervision, administration, one's own account. The feed of the desk goes on behind it. */
export function SystemScreen({ me, page }: { me: AgentResponse; page: string }) {
  const t = useT()
  const desk = useDesk()
  const pages = usePages()
  const open = pages.find((key) => key === page) ?? (page === '' ? pages[0] : undefined)
  // Nobody sees a conversation from here, so none is read.
  useEffect(() => desk.open(undefined), [desk])
  const part = usePart()
  const shown = open && pageOf(open)
  const Page = shown?.Page
  const isHeaded = shown?.hasPartHeads && part !== undefined
  return (
    <div className="system">
      <TopBar me={me} />
      <OfflineBanner />
      <DegradedBanner />
      <div className="system-columns">
        <PageMenu pages={pages} open={open} />
        <main className="system-scroll">
          <div className="system-page">
            {!isHeaded && (
              <header className="system-head">
                <Button
                  type="text"
                  icon={<ArrowLeftOutlined />}
                  aria-label={t('system.back')}
                  data-testid="system-back"
                  onClick={() => go('mine')}
                />
                <h1>{t(open ? `page.${open}` : 'system.title')}</h1>
              </header>
            )}
            {Page ? (
              <Suspense fallback={<Skeleton active paragraph={{ rows: 8 }} />}>
                <Page />
              </Suspense>
            ) : (
              <p className="pane-note" role="alert">
                {t('system.noPage')}
              </p>
            )}
          </div>
        </main>
      </div>
    </div>
  )
}
