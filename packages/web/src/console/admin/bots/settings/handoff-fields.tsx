import { Input, InputNumber, Slider, Switch } from 'antd'
import { useT } from '../../../i18n/use-t.ts'
import { Field } from '../../parts/field.tsx'
import type { FieldsProps } from './voice-fields.tsx'

const usualMisses = 3
const usualFloor = 0.43

/** When the bot does not know, and when a person goes on. */
export function HandoffFields({ draft, onChange }: FieldsProps) {
  const t = useT()
  return (
    <div className="admin-form">
      <Field label={t('bots.words')} hint={t('bots.wordsHint')}>
        <Input.TextArea
          value={draft.handoffWords}
          autoSize={{ minRows: 1, maxRows: 6 }}
          aria-label={t('bots.words')}
          onChange={({ target }) => onChange({ handoffWords: target.value })}
        />
      </Field>
      <Field label={t('bots.misses')} hint={t('bots.missesHint')}>
        <InputNumber
          min={1}
          max={20}
          precision={0}
          placeholder={String(usualMisses)}
          value={draft.misses}
          aria-label={t('bots.misses')}
          onChange={(misses) => onChange({ misses })}
        />
      </Field>
      <Field label={t('bots.automatic')} hint={t('bots.automaticHint')}>
        <Switch
          checked={draft.automatic}
          aria-label={t('bots.automatic')}
          onChange={(automatic) => onChange({ automatic })}
        />
      </Field>
      <Field label={t('bots.floor')} hint={t('bots.floorHint')}>
        <Slider
          min={0}
          max={1}
          step={0.01}
          value={draft.floor ?? usualFloor}
          ariaLabelForHandle={t('bots.floor')}
          onChange={(floor) => onChange({ floor })}
        />
      </Field>
    </div>
  )
}
