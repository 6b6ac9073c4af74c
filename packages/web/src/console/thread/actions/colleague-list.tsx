import type { AgentResponse } from '@yingda/server/domains/agents/contract'
import { Button, Input, Skeleton } from 'antd'
import { useState } from 'react'
import { useT } from '../../i18n/use-t.ts'
import { Avatar } from '../../list/avatar.tsx'
import { matchesWords } from '../../shell/actions/match-words.ts'

type Props = {
  colleagues: readonly AgentResponse[] | undefined
  busy: boolean
  onPick: (colleague: AgentResponse) => void
}

const places = { online: 0, busy: 1, offline: 2 }

/** Those who are there first, the least loaded of them at the top; who cannot take it is shown, and cannot be asked. */
export function ColleagueList({ colleagues, busy, onPick }: Props) {
  const t = useT()
  const [typed, setTyped] = useState('')
  if (!colleagues) return <Skeleton active paragraph={{ rows: 4 }} />
  const shown = colleagues
    .filter(({ name, user_id }) => matchesWords(`${name} ${user_id}`, typed))
    .sort((a, b) => places[a.status] - places[b.status] || a.current_load - b.current_load)
  return (
    <>
      <Input
        allowClear
        value={typed}
        placeholder={t('transfer.find')}
        aria-label={t('transfer.find')}
        onChange={(event) => setTyped(event.target.value)}
      />
      <ul className="colleagues">
        {shown.map((colleague) => {
          const full = colleague.current_load >= colleague.max_load
          return (
            <li key={colleague.user_id} data-testid="colleague" data-user-id={colleague.user_id}>
              <Avatar name={colleague.name} size={32} />
              <span>
                {colleague.name}
                <small>
                  {t(`status.${colleague.status}`)} ·{' '}
                  {t('transfer.load', { load: colleague.current_load, max: colleague.max_load })}
                </small>
              </span>
              <Button disabled={busy || full || colleague.status === 'offline'} onClick={() => onPick(colleague)}>
                {t(full ? 'transfer.full' : 'transfer.ask')}
              </Button>
            </li>
          )
        })}
      </ul>
      {shown.length === 0 && <p className="pane-note">{t('transfer.nobody')}</p>}
    </>
  )
}
