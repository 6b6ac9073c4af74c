import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useT } from '../i18n/use-t.ts'
import { changePrefs, usePrefs } from '../lib/prefs.ts'
import { Logo } from '../shell/logo.tsx'
import './sign-in.css'

/** What every page before the desk stands in. */
export function SignInCard({ lead, children }: { lead: string; children: ReactNode }) {
  const t = useT()
  const { locale } = usePrefs()
  return (
    <main className="sign-in">
      <div className="sign-in-card">
        <Logo size={40} />
        <h1>{t('signIn.title')}</h1>
        <p className="sign-in-lead">{lead}</p>
        {children}
        <p className="sign-in-language">
          <Button type="link" size="small" onClick={() => changePrefs({ locale: locale === 'en' ? 'zh-CN' : 'en' })}>
            {t('menu.language')}
          </Button>
        </p>
      </div>
    </main>
  )
}
