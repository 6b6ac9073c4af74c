import { Input } from 'antd'
import { useT } from '../../../i18n/use-t.ts'
import { Field } from '../../parts/field.tsx'
import type { Draft } from './draft.ts'

export type FieldsProps = { draft: Draft; onChange: (part: Partial<Draft>) => void }

/** What customers see and hear of the bot. */
export function VoiceFields({ draft, onChange }: FieldsProps) {
  const t = useT()
  return (
    <div className="admin-form">
      <Field label={t('bots.name')}>
        <Input
          value={draft.name}
          maxLength={100}
          aria-label={t('bots.name')}
          onChange={({ target }) => onChange({ name: target.value })}
        />
      </Field>
      <Field label={t('bots.welcome')} hint={t('bots.welcomeHint')}>
        <Input.TextArea
          value={draft.welcome}
          maxLength={2_000}
          autoSize={{ minRows: 2, maxRows: 6 }}
          aria-label={t('bots.welcome')}
          data-testid="bot-welcome"
          onChange={({ target }) => onChange({ welcome: target.value })}
        />
      </Field>
      <Field label={t('bots.questions')} hint={t('bots.questionsHint')}>
        <Input.TextArea
          value={draft.questions}
          autoSize={{ minRows: 2, maxRows: 8 }}
          aria-label={t('bots.questions')}
          onChange={({ target }) => onChange({ questions: target.value })}
        />
      </Field>
      <Field label={t('bots.prompt')} hint={t('bots.promptHint')}>
        <Input.TextArea
          value={draft.prompt}
          maxLength={20_000}
          autoSize={{ minRows: 4, maxRows: 16 }}
          aria-label={t('bots.prompt')}
          onChange={({ target }) => onChange({ prompt: target.value })}
        />
      </Field>
    </div>
  )
}
