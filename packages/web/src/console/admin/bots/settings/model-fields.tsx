import { Input, InputNumber } from 'antd'
import { useT } from '../../../i18n/use-t.ts'
import { Field } from '../../parts/field.tsx'
import type { FieldsProps } from './voice-fields.tsx'

/** Who words the answers. The key goes in and never comes back out. */
export function ModelFields({ draft, hasKey, onChange }: FieldsProps & { hasKey: boolean }) {
  const t = useT()
  return (
    <div className="admin-form">
      <Field label={t('bots.baseUrl')} hint={t('bots.baseUrlHint')}>
        <Input
          type="url"
          value={draft.baseUrl}
          maxLength={2_048}
          placeholder="https://…/v1"
          aria-label={t('bots.baseUrl')}
          onChange={({ target }) => onChange({ baseUrl: target.value })}
        />
      </Field>
      <Field label={t('bots.modelName')}>
        <Input
          value={draft.model}
          maxLength={200}
          placeholder={t('bots.usualModel')}
          aria-label={t('bots.modelName')}
          onChange={({ target }) => onChange({ model: target.value })}
        />
      </Field>
      <Field label={t('bots.apiKey')} hint={t(hasKey ? 'bots.apiKeyKept' : 'bots.apiKeyHint')}>
        <Input.Password
          value={draft.apiKey}
          maxLength={4_096}
          autoComplete="off"
          aria-label={t('bots.apiKey')}
          onChange={({ target }) => onChange({ apiKey: target.value })}
        />
      </Field>
      <div className="admin-line">
        <Field label={t('bots.timeout')}>
          <InputNumber
            min={1}
            max={600}
            precision={0}
            placeholder="30"
            value={draft.timeout}
            aria-label={t('bots.timeout')}
            onChange={(timeout) => onChange({ timeout })}
          />
        </Field>
        <Field label={t('bots.temperature')}>
          <InputNumber
            min={0}
            max={2}
            step={0.1}
            placeholder="0.2"
            value={draft.temperature}
            aria-label={t('bots.temperature')}
            onChange={(temperature) => onChange({ temperature })}
          />
        </Field>
        <Field label={t('bots.dailyTokens')}>
          <InputNumber
            min={0}
            precision={0}
            placeholder={t('bots.noLimit')}
            value={draft.dailyTokens}
            aria-label={t('bots.dailyTokens')}
            onChange={(dailyTokens) => onChange({ dailyTokens })}
          />
        </Field>
      </div>
    </div>
  )
}
