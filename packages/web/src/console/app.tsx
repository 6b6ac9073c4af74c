import { App as AntdApp, Button, ConfigProvider } from 'antd'
import enUS from 'antd/es/locale/en_US'
import zhCN from 'antd/es/locale/zh_CN'
import { lazy, Suspense, useEffect } from 'react'
import { authStore, start } from './auth/auth.ts'
import { EnrolPage } from './auth/enrol-page.tsx'
import { SecondFactorForm } from './auth/second-factor-form.tsx'
import { SignInCard } from './auth/sign-in-card.tsx'
import { SignInPage } from './auth/sign-in-page.tsx'
import { useRoute } from './desk/route.ts'
import { SignedIn } from './desk/signed-in.tsx'
import { useStore } from './feed/store.ts'
import { useT } from './i18n/use-t.ts'
import { usePrefs } from './lib/prefs.ts'
import { antdTheme } from './theme/antd-theme.ts'
import { useTheme } from './theme/use-theme.ts'

const Gallery = lazy(async () => ({ default: (await import('./dev/gallery.tsx')).Gallery }))

export function App() {
  const { locale } = usePrefs()
  const { mode, colours } = useTheme()
  useEffect(() => {
    document.documentElement.lang = locale
  }, [locale])
  return (
    <ConfigProvider
      locale={locale === 'en' ? enUS : zhCN}
      theme={antdTheme(colours, mode)}
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
    >
      <AntdApp component={false} message={{ maxCount: 3, top: 64 }}>
        <Page />
      </AntdApp>
    </ConfigProvider>
  )
}

function Page() {
  const t = useT()
  const route = useRoute()
  const auth = useStore(authStore, (state) => state)
  if (route.page === 'gallery') {
    return (
      <Suspense>
        <Gallery />
      </Suspense>
    )
  }
  if (auth.status === 'signed-in') return <SignedIn key={auth.me.user_id} me={auth.me} />
  if (auth.status === 'second-factor') {
    return (
      <SignInCard lead={t('signIn.lead')}>
        <SecondFactorForm {...auth} failure={auth.failure} />
      </SignInCard>
    )
  }
  if (auth.status === 'enrolling') return <EnrolPage me={auth.me} />
  if (auth.status === 'signed-out') return <SignInPage notice={auth.notice} />
  if (auth.status === 'starting')
    return (
      <main className="waiting-page" aria-busy="true">
        {t('app.starting')}
      </main>
    )
  return (
    <main className="waiting-page" role="alert">
      {t('app.unreachable')}
      <Button onClick={() => void start()}>{t('app.retry')}</Button>
    </main>
  )
}
