import { PlusOutlined } from '@ant-design/icons'
import type { Team } from '@yingda/server/domains/routing/contract'
import { App, Button, Popconfirm, Tag } from 'antd'
import { useState } from 'react'
import { failureOf } from '../../api/failure.ts'
import { failureSentence } from '../../i18n/translate.ts'
import { useT } from '../../i18n/use-t.ts'
import { Card } from '../parts/card.tsx'
import { Loading } from '../parts/loading.tsx'
import type { Loaded } from '../use-load.ts'
import { routingApi } from './api.ts'
import { TeamDialog } from './team-dialog.tsx'

export function TeamsCard({ teams }: { teams: Loaded<Team[]> }) {
  const t = useT()
  const { message } = App.useApp()
  const [opened, open] = useState<Team | 'new'>()
  const remove = (teamId: string) =>
    routingApi
      .removeTeam(teamId)
      .catch((error: unknown) => void message.error(failureSentence(t, failureOf(error))))
      .then(teams.reload)
  return (
    <Card
      title={t('teams.title')}
      lead={t('teams.lead')}
      extra={
        <Button icon={<PlusOutlined />} data-testid="add-team" onClick={() => open('new')}>
          {t('teams.add')}
        </Button>
      }
    >
      {!teams.data && <Loading of={teams} />}
      {teams.data?.length === 0 && <p className="admin-empty">{t('teams.none')}</p>}
      <ul className="admin-rows" data-testid="teams">
        {teams.data?.map((team) => (
          <Row key={team.teamId} team={team} onOpen={() => open(team)} onRemove={() => remove(team.teamId)} />
        ))}
      </ul>
      {opened && (
        <TeamDialog
          {...(opened !== 'new' && { team: opened })}
          onClose={() => open(undefined)}
          onStored={teams.reload}
        />
      )}
    </Card>
  )
}

type RowProps = { team: Team; onOpen: () => void; onRemove: () => Promise<void> }

function Row({ team, onOpen, onRemove }: RowProps) {
  const t = useT()
  const { name, members, online, waiting, open, assignMode, hours } = team
  const facts = [
    t('teams.members', { online, count: members.length }),
    t('teams.waiting', { count: waiting }),
    assignMode && t(`routing.mode.${assignMode}`),
    hours && t('teams.ownHours'),
  ]
  return (
    <li className="routing-row" data-testid="team-row">
      <span className="routing-what">
        <strong>{name}</strong> <Tag>{t(open ? 'teams.open' : 'teams.closed')}</Tag>
        <small>{facts.filter(Boolean).join(' · ')}</small>
      </span>
      <Button size="small" aria-label={t('agents.editOf', { name })} data-testid="edit-team" onClick={onOpen}>
        {t('agents.edit')}
      </Button>
      <Popconfirm
        title={t('teams.removeAsk', { name })}
        okText={t('teams.remove')}
        cancelText={t('account.cancel')}
        onConfirm={onRemove}
      >
        <Button size="small" danger aria-label={`${t('teams.remove')} ${name}`}>
          {t('teams.remove')}
        </Button>
      </Popconfirm>
    </li>
  )
}
