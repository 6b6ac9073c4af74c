import type { AssignMode, RoutingSettings } from '@yingda/server/domains/routing/contract'
import { Input, Radio } from 'antd'
import { useT } from '../../i18n/use-t.ts'
import { DurationField } from '../parts/duration-field.tsx'
import { Field } from '../parts/field.tsx'
import { timerNames } from './timers.ts'

type Props = { value: RoutingSettings; onChange: (settings: RoutingSettings) => void }

const modes: readonly AssignMode[] = ['manual', 'auto']
const policies: readonly RoutingSettings['pendingPolicy'][] = ['keep', 'back_to_ai', 'close']
/** Each by its own name. */
const languages: { value: RoutingSettings['language']; label: string }[] = [
  { value: 'zh-CN', label: '中文' },
  { value: 'en', label: 'English' },
]
const textNames = ['offline', 'idleWarning'] as const
const longestText = 500

export function SettingsForm({ value, onChange }: Props) {
  const t = useT()
  return (
    <div className="admin-form">
      <Field label={t('routing.assignMode')} hint={t(`routing.mode.${value.assignMode}.hint`)}>
        <Radio.Group
          value={value.assignMode}
          options={modes.map((mode) => ({ value: mode, label: t(`routing.mode.${mode}`) }))}
          onChange={({ target }) => onChange({ ...value, assignMode: target.value })}
        />
      </Field>
      <Field label={t('routing.language')} hint={t('routing.languageHint')}>
        <Radio.Group
          value={value.language}
          options={languages}
          onChange={({ target }) => onChange({ ...value, language: target.value })}
        />
      </Field>
      <div className="timers">
        {timerNames.map((name) => (
          <Field key={name} label={t(`timer.${name}`)} hint={t(`timer.${name}.hint`)}>
            <DurationField
              label={t(`timer.${name}`)}
              seconds={value.timers[name]}
              onChange={(seconds) => onChange({ ...value, timers: { ...value.timers, [name]: seconds } })}
            />
          </Field>
        ))}
      </div>
      <Field label={t('routing.pendingPolicy')}>
        <Radio.Group
          value={value.pendingPolicy}
          options={policies.map((policy) => ({ value: policy, label: t(`routing.policy.${policy}`) }))}
          onChange={({ target }) => onChange({ ...value, pendingPolicy: target.value })}
        />
      </Field>
      {textNames.map((name) => (
        <Field key={name} label={t(`routing.text.${name}`)} hint={t('routing.textHint')}>
          <Input.TextArea
            autoSize={{ minRows: 2, maxRows: 6 }}
            maxLength={longestText}
            aria-label={t(`routing.text.${name}`)}
            value={value.texts[name]}
            onChange={({ target }) => onChange({ ...value, texts: { ...value.texts, [name]: target.value } })}
          />
        </Field>
      ))}
    </div>
  )
}
