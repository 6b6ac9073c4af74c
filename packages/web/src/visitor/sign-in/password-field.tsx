/** @jsxImportSource preact */
import { useState } from 'preact/hooks'
import { useT } from '../i18n/use-t.ts'
import { Icon } from '../parts/icons.tsx'

export function PasswordField() {
  const t = useT()
  const [isShown, show] = useState(false)
  return (
    <div class="field">
      <label for="password">{t('signIn.password')}</label>
      <span class="with-button">
        <input
          id="password"
          name="password"
          type={isShown ? 'text' : 'password'}
          autocomplete="current-password"
          autocapitalize="off"
          spellcheck={false}
          required
        />
        <button
          type="button"
          class="icon-button"
          aria-pressed={isShown}
          aria-label={t(isShown ? 'signIn.hidePassword' : 'signIn.showPassword')}
          onClick={() => show(!isShown)}
        >
          <Icon name="eye" />
        </button>
      </span>
    </div>
  )
}
