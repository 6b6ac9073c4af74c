import { Button, Input } from 'antd'
import { useT } from '../../i18n/use-t.ts'
import { Field } from '../parts/field.tsx'
import { goodPassword } from './good-password.ts'

type Props = { value: string; onChange: (password: string) => void }

/** Shown as it is typed: it is handed to somebody else. */
export function PasswordField({ value, onChange }: Props) {
  const t = useT()
  return (
    <Field label={t('endUsers.password')} hint={t('endUsers.passwordHint')}>
      <div className="share-text">
        <Input
          value={value}
          autoComplete="off"
          aria-label={t('endUsers.password')}
          data-testid="end-user-password"
          onChange={({ target }) => onChange(target.value)}
        />
        <Button onClick={() => onChange(goodPassword())}>{t('endUsers.makePassword')}</Button>
      </div>
    </Field>
  )
}
