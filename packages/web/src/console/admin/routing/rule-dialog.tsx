import type { RoutingRule, Team } from '@yingda/server/domains/routing/contract'
import { Input, Modal } from 'antd'
import { useState } from 'react'
import { useT } from '../../i18n/use-t.ts'
import { DepartmentField } from '../parts/department-field.tsx'
import { Field } from '../parts/field.tsx'
import type { Choices } from './choices.ts'
import { Chooser } from './chooser.tsx'
import { type Draft, draftOf, priorities, ruleOf } from './rule-draft.ts'

type Props = {
  rule?: RoutingRule
  teams: readonly Team[]
  choices: Choices
  onClose: () => void
  onDone: (rule: RoutingRule) => void
}

const longestName = 60

export function RuleDialog({ rule, teams, choices, onClose, onDone }: Props) {
  const t = useT()
  const [draft, setDraft] = useState(() => draftOf(rule))
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }))
  const levels = priorities.map((value) => ({ value, label: t(`priority.${value}`) }))
  return (
    <Modal
      open
      title={t(rule ? 'rules.edit' : 'rules.add')}
      okText={t('routing.save')}
      okButtonProps={{ disabled: draft.name.trim() === '' }}
      cancelText={t('account.cancel')}
      onOk={() => onDone(ruleOf(draft))}
      onCancel={onClose}
    >
      <div className="admin-form">
        <Field label={t('rules.name')}>
          <Input
            value={draft.name}
            maxLength={longestName}
            aria-label={t('rules.name')}
            data-testid="rule-name"
            onChange={({ target }) => change({ name: target.value })}
          />
        </Field>
        <fieldset className="rule-part">
          <legend>{t('rules.when')}</legend>
          <Chooser
            label={t('rules.channel')}
            options={choices.channels}
            value={draft.channelType}
            onChange={(channelType) => change({ channelType })}
          />
          <Chooser
            label={t('rules.account')}
            options={choices.accounts}
            value={draft.accountId}
            onChange={(accountId) => change({ accountId })}
          />
          <Chooser
            label={t('rules.bot')}
            options={choices.bots}
            value={draft.botId}
            onChange={(botId) => change({ botId })}
          />
          <Chooser
            label={t('rules.tag')}
            options={choices.tags}
            value={draft.tagId}
            onChange={(tagId) => change({ tagId })}
          />
          <Chooser
            label={t('rules.vipOrNot')}
            options={[
              { value: 'yes', label: t('rules.vip') },
              { value: 'no', label: t('rules.noVip') },
            ]}
            value={draft.vip}
            onChange={(vip) => change({ vip })}
          />
          <Chooser
            label={t('rules.priority')}
            options={levels}
            value={draft.whenPriority}
            onChange={(whenPriority) => change({ whenPriority })}
          />
          <Field label={t('rules.department')}>
            <DepartmentField value={draft.departmentId} onChange={(departmentId) => change({ departmentId })} />
          </Field>
        </fieldset>
        <fieldset className="rule-part">
          <legend>{t('rules.then')}</legend>
          <Chooser
            label={t('rules.team')}
            empty={t('rules.unset')}
            options={teams.map(({ teamId, name }) => ({ value: teamId, label: name }))}
            value={draft.teamId}
            onChange={(teamId) => change({ teamId })}
          />
          <Chooser
            label={t('rules.raise')}
            empty={t('rules.unset')}
            options={levels}
            value={draft.priority}
            onChange={(priority) => change({ priority })}
          />
        </fieldset>
      </div>
    </Modal>
  )
}
