import { ArrowDownOutlined, ArrowUpOutlined } from '@ant-design/icons'
import type { RoutingRule, Team } from '@yingda/server/domains/routing/contract'
import { Button, Popconfirm } from 'antd'
import type { Translate } from '../../i18n/translate.ts'
import { useT } from '../../i18n/use-t.ts'
import { type Choices, labelOf } from './choices.ts'

type Props = {
  rule: RoutingRule
  teams: readonly Team[]
  choices: Choices
  busy: boolean
  onOpen: () => void
  onRemove: () => Promise<void>
  onUp?: () => void
  onDown?: () => void
}

export function RuleRow({ rule, teams, choices, busy, onOpen, onRemove, onUp, onDown }: Props) {
  const t = useT()
  const { name, teamId, priority } = rule
  const outcome = [
    teamId && t('rules.toTeam', { team: teams.find((team) => team.teamId === teamId)?.name ?? teamId }),
    priority && t('rules.atLeast', { priority: t(`priority.${priority}`) }),
  ]
  return (
    <li className="routing-row" data-testid="rule-row">
      <span className="routing-what">
        <strong>{name}</strong>
        <small>
          {conditionsOf(t, rule, choices).join(t('parts.comma')) || t('rules.always')} →{' '}
          {outcome.filter(Boolean).join(t('parts.comma')) || t('rules.nothing')}
        </small>
      </span>
      <Button
        size="small"
        icon={<ArrowUpOutlined />}
        disabled={busy || !onUp}
        aria-label={t('rules.up', { name })}
        data-testid="rule-up"
        onClick={onUp}
      />
      <Button
        size="small"
        icon={<ArrowDownOutlined />}
        disabled={busy || !onDown}
        aria-label={t('rules.down', { name })}
        onClick={onDown}
      />
      <Button size="small" disabled={busy} aria-label={t('agents.editOf', { name })} onClick={onOpen}>
        {t('agents.edit')}
      </Button>
      <Popconfirm
        title={t('rules.removeAsk', { name })}
        okText={t('teams.remove')}
        cancelText={t('account.cancel')}
        onConfirm={onRemove}
      >
        <Button size="small" danger disabled={busy} aria-label={`${t('teams.remove')} ${name}`}>
          {t('teams.remove')}
        </Button>
      </Popconfirm>
    </li>
  )
}

function conditionsOf(t: Translate, { match }: RoutingRule, choices: Choices): string[] {
  const is = (label: string, value: string) => t('rules.is', { label, value })
  const { accountId, channelType, botId, tagId, vip, departmentId, priority } = match
  return [
    ...(accountId ? [is(t('rules.account'), labelOf(choices.accounts, accountId))] : []),
    ...(channelType ? [is(t('rules.channel'), labelOf(choices.channels, channelType))] : []),
    ...(botId ? [is(t('rules.bot'), labelOf(choices.bots, botId))] : []),
    ...(tagId ? [is(t('rules.tag'), labelOf(choices.tags, tagId))] : []),
    ...(vip === undefined ? [] : [t(vip ? 'rules.vip' : 'rules.noVip')]),
    ...(departmentId ? [is(t('rules.department'), choices.departments.get(departmentId) ?? `#${departmentId}`)] : []),
    ...(priority ? [is(t('rules.priority'), t(`priority.${priority}`))] : []),
  ]
}
