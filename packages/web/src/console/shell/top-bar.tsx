import type { AgentResponse } from '@yingda/server/domains/agents/contract'
import { useT } from '../i18n/use-t.ts'
import { Avatar } from '../list/avatar.tsx'
import { Logo } from './logo.tsx'
import { MoreMenu } from './more-menu.tsx'
import './shell.css'
import { StatusMenu } from './status-menu.tsx'

export function TopBar({ me }: { me: AgentResponse }) {
  const t = useT()
  return (
    <header className="top-bar">
      <Logo />
      <span className="top-bar-name">{t('app.name')}</span>
      <span className="top-bar-space" />
      <StatusMenu status={me.status} />
      <span className="top-bar-me" data-testid="me" data-user-id={me.user_id}>
        <Avatar name={me.name} size={24} />
        <span className="top-bar-me-name">{me.name}</span>
      </span>
      <MoreMenu />
    </header>
  )
}
