/** @jsxImportSource preact */
import { useState } from 'preact/hooks'
import { type Locale, useLocale, useT } from '../i18n/use-t.ts'
import { Avatar } from '../parts/avatar.tsx'
import { Icon } from '../parts/icons.tsx'
import { Menu } from '../parts/menu.tsx'
import type { Visit } from '../visit/state.ts'
import type { OpenVisit } from '../visit/visit.ts'

type Props = {
  visit: OpenVisit
  now: Visit
  onSignOut: () => void
  onLocale: (locale: Locale) => void
  /** There is something to close when the page stands in a window on another page. */
  onClose: (() => void) | undefined
}

export function Header({ visit, now, onSignOut, onLocale, onClose }: Props) {
  const t = useT()
  const other = useLocale() === 'en' ? 'zh-CN' : 'en'
  const withPerson = now.status === 'agent'
  const items = [
    { id: 'language', label: t('language'), lang: other, run: () => onLocale(other) },
    { id: 'sign-out', label: t('signOut'), run: onSignOut },
  ]
  return (
    <header class="header">
      <div class="column header-row">
        <Avatar
          name={withPerson ? (now.agentName ?? t('log.agent')) : visit.card.name}
          picture={withPerson ? null : visit.card.avatar_url}
          kind={withPerson ? 'agent' : 'bot'}
        />
        <div class="header-names">
          <h1 data-testid="bot-name">{visit.card.name}</h1>
          <p data-testid="served-by">{withPerson ? (now.agentName ?? t('log.agent')) : t('bot.ai')}</p>
        </div>
        <HandoffButton visit={visit} now={now} />
        <Menu label={t('more')} items={items} />
        {onClose ? (
          <button type="button" class="icon-button" aria-label={t('close')} onClick={onClose}>
            <Icon name="close" />
          </button>
        ) : null}
      </div>
    </header>
  )
}

function HandoffButton({ visit, now }: Pick<Props, 'visit' | 'now'>) {
  const t = useT()
  const [isAsking, setAsking] = useState(false)
  if (now.trouble || now.status === 'queued' || now.status === 'agent' || now.status === 'closed') return null
  const ask = async () => {
    setAsking(true)
    await visit.handoff()
    setAsking(false)
  }
  return (
    <button type="button" class="handoff" disabled={isAsking} data-testid="handoff" onClick={() => void ask()}>
      <Icon name="person" />
      {isAsking ? t('handoff.asking') : t('handoff')}
    </button>
  )
}
