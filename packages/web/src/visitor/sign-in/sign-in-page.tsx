/** @jsxImportSource preact */
import { useRef, useState } from 'preact/hooks'
import { changeLocale, sentenceOf, type Translate, useLocale, useT } from '../i18n/use-t.ts'
import type { TextKey } from '../i18n/zh-CN.ts'
import { Icon } from '../parts/icons.tsx'
import { signIn } from '../wire/calls.ts'
import { type Failure, failureOf } from '../wire/failure.ts'
import { PasswordField } from './password-field.tsx'
import './sign-in.css'

type Props = {
  because: TextKey | undefined
  onToken: (token: string, everywhere: boolean) => void
  onClose: (() => void) | undefined
}

export function SignInPage({ because, onToken, onClose }: Props) {
  const t = useT()
  const locale = useLocale()
  const form = useRef<HTMLFormElement>(null)
  const [isBusy, setBusy] = useState(false)
  const [complaint, setComplaint] = useState<TextKey | Failure>()

  const submit = async () => {
    const { username, password, everywhere } = fieldsOf(form.current)
    if (!username || !password) return setComplaint('signIn.empty')
    setBusy(true)
    setComplaint(undefined)
    try {
      const signedIn = await signIn(username, password)
      if (signedIn.is_end_user) return onToken(signedIn.token, everywhere)
      setComplaint('signIn.notCustomer')
    } catch (error) {
      setComplaint(failureOf(error))
    } finally {
      setBusy(false)
    }
  }

  const said = complaintOf(t, complaint ?? because)
  return (
    <main class="sign-in">
      {onClose ? (
        <button type="button" class="icon-button sign-in-close" aria-label={t('close')} onClick={onClose}>
          <Icon name="close" />
        </button>
      ) : null}
      <form
        ref={form}
        class="sign-in-card"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (!isBusy) void submit()
        }}
      >
        <span class="sign-in-mark">
          <Icon name="person" />
        </span>
        <h1>{t('signIn.title')}</h1>
        <p class="soft">{t('signIn.hint')}</p>
        <label class="field">
          <span>{t('signIn.username')}</span>
          <input name="username" autocomplete="username" autocapitalize="off" spellcheck={false} required />
        </label>
        <PasswordField />
        <label class="check">
          <input type="checkbox" name="everywhere" />
          <span>{t('signIn.remember')}</span>
        </label>
        <p class="complaint" role="alert" data-testid="sign-in-complaint">
          {said}
        </p>
        <button type="submit" class="button primary wide" disabled={isBusy} data-testid="sign-in">
          {isBusy ? t('signIn.submitting') : t('signIn.submit')}
        </button>
        <button
          type="button"
          class="button quiet"
          lang={locale === 'en' ? 'zh-CN' : 'en'}
          onClick={() => changeLocale(locale === 'en' ? 'zh-CN' : 'en')}
        >
          {t('language')}
        </button>
      </form>
    </main>
  )
}

function fieldsOf(form: HTMLFormElement | null) {
  const fields = new FormData(form ?? undefined)
  const text = (name: string) => {
    const value = fields.get(name)
    return typeof value === 'string' ? value : ''
  }
  return {
    username: text('username').trim(),
    password: text('password'),
    everywhere: fields.get('everywhere') !== null,
  }
}

function complaintOf(t: Translate, complaint: TextKey | Failure | undefined): string {
  if (complaint === undefined) return ''
  if (typeof complaint === 'string') return t(complaint)
  if (complaint.kind === 'quota') return t('signIn.tooOften')
  return complaint.kind === 'signed-out' ? t('signIn.wrong') : sentenceOf(t, complaint)
}
