import { ArrowLeftOutlined } from '@ant-design/icons'
import type { AgentResponse } from '@yingda/server/domains/agents/contract'
import { Button, Tabs } from 'antd'
import { type ComponentType, useEffect } from 'react'
import { useDesk } from '../desk/context.ts'
import { go } from '../desk/route.ts'
import { useT } from '../i18n/use-t.ts'
import { OfflineBanner } from '../shell/offline-banner.tsx'
import { TopBar } from '../shell/top-bar.tsx'
import { DirectoryTab } from './directory/directory-tab.tsx'
import { DoctorTab } from './doctor/doctor-tab.tsx'
import { openSystem, type SystemTab, systemTabs } from './route.ts'
import './system.css'

const pages: Record<SystemTab, ComponentType> = { doctor: DoctorTab, directory: DirectoryTab }

/** What administrators look after. The feed of the desk goes on behind it. */
export function SystemScreen({ me, tab }: { me: AgentResponse; tab: SystemTab }) {
  const t = useT()
  const desk = useDesk()
  // Nobody sees a conversation from here, so none is read.
  useEffect(() => desk.open(undefined), [desk])
  const Page = pages[tab]
  return (
    <div className="system">
      <TopBar me={me} />
      <OfflineBanner />
      <main className="system-scroll">
        <div className="system-page">
          <header className="system-head">
            <Button
              type="text"
              icon={<ArrowLeftOutlined />}
              aria-label={t('system.back')}
              data-testid="system-back"
              onClick={() => go('mine')}
            />
            <h1>{t('system.title')}</h1>
          </header>
          <Tabs
            activeKey={tab}
            items={systemTabs.map((key) => ({ key, label: t(`system.tab.${key}`) }))}
            onChange={(key) => openSystem(systemTabs.find((one) => one === key))}
          />
          <Page />
        </div>
      </main>
    </div>
  )
}
