/** @jsxImportSource preact */
import { useCallback, useEffect, useState } from 'preact/hooks'
import { ChatScreen } from './chat/chat-screen.tsx'
import type { Bridge } from './embed/bridge.ts'
import { changeLocale, sentenceOf, useLocale, useT } from './i18n/use-t.ts'
import type { TextKey } from './i18n/zh-CN.ts'
import { NoticePage } from './parts/notice-page.tsx'
import { SignInPage } from './sign-in/sign-in-page.tsx'
import { forgetToken, keepToken, storedToken } from './sign-in/token.ts'
import { type OpenVisit, openVisit } from './visit/visit.ts'
import { createCalls, signOut } from './wire/calls.ts'
import { type Failure, failureOf } from './wire/failure.ts'

type Screen =
  | { kind: 'signing-in'; because?: TextKey }
  | { kind: 'opening'; token: string }
  | { kind: 'failed'; token: string; failure: Failure }
  | { kind: 'open'; token: string; visit: OpenVisit }

type Props = { shareToken: string; bridge: Bridge | undefined }

export function App({ shareToken, bridge }: Props) {
  const t = useT()
  const locale = useLocale()
  const [screen, show] = useState<Screen>(first)
  const leave = useCallback((because?: TextKey) => {
    forgetToken()
    show({ kind: 'signing-in', ...(because ? { because } : {}) })
  }, [])

  useEffect(() => {
    document.documentElement.lang = locale
    document.title = screen.kind === 'open' ? screen.visit.card.name : t('title')
  }, [locale, screen, t])

  useEffect(() => {
    if (screen.kind !== 'opening') return
    const { token } = screen
    const calls = createCalls(shareToken, token)
    const onSignedOut = () => leave('signIn.expired')
    calls.card().then(
      (card) => {
        const visit = openVisit({ calls, shareToken, card, onSignedOut })
        show({ kind: 'open', token, visit })
        visit.start()
      },
      (error: unknown) => {
        const failure = failureOf(error)
        if (failure.kind === 'signed-out') onSignedOut()
        else show({ kind: 'failed', token, failure })
      },
    )
  }, [screen, shareToken, leave])

  if (screen.kind === 'signing-in') {
    return (
      <SignInPage
        because={screen.because}
        onClose={bridge?.close}
        onToken={(token, everywhere) => {
          keepToken(token, everywhere)
          show({ kind: 'opening', token })
        }}
      />
    )
  }
  const bye = () => {
    if (screen.kind === 'open') screen.visit.close()
    void signOut(screen.token).catch(() => undefined) // @NOTE the token is forgotten here in any case
    leave()
  }
  if (screen.kind === 'opening') return <NoticePage sentence={t('loading')} testId="opening" />
  if (screen.kind === 'open')
    return <ChatScreen visit={screen.visit} bridge={bridge} onSignOut={bye} onLocale={changeLocale} />
  const { token, failure } = screen
  return (
    <NoticePage sentence={sentenceOf(t, failure)} testId="trouble">
      <div class="notice-actions">
        {failure.kind === 'link' ? null : (
          <button type="button" class="button primary" onClick={() => show({ kind: 'opening', token })}>
            {t('retry')}
          </button>
        )}
        <button type="button" class="button" onClick={bye}>
          {t('link.other')}
        </button>
      </div>
    </NoticePage>
  )
}

function first(): Screen {
  const token = storedToken()
  return token === undefined ? { kind: 'signing-in' } : { kind: 'opening', token }
}
