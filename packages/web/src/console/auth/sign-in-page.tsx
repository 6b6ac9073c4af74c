import type { SignInOptions } from '@yingda/server/domains/agents/contract'
import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { useT } from '../i18n/use-t.ts'
import { changePrefs, usePrefs } from '../lib/prefs.ts'
import { Logo } from '../shell/logo.tsx'
import { agentsApi, type Notice, signIn } from './auth.ts'
import { DemoAgents } from './demo-agents.tsx'
import { NoticeLine } from './notice-line.tsx'
import './sign-in.css'
import { SignInForm } from './sign-in-form.tsx'

const nobody: SignInOptions = { demo: false, demoAgents: [] }

export function SignInPage({ notice }: { notice?: Notice | undefined }) {
  const t = useT()
  const { locale } = usePrefs()
  const [options, setOptions] = useState(nobody)
  const [busy, setBusy] = useState<string>()
  useEffect(() => {
    let left = false
    // @NOTE without an answer the page is the plain form, which says what is wrong once it is used
    agentsApi.signInOptions().then(
      (loaded) => left || setOptions(loaded),
      () => undefined,
    )
    return () => {
      left = true
    }
  }, [])
  const enter = async (userId: string, name: string) => {
    setBusy(userId)
    await signIn(userId, name)
    setBusy(undefined)
  }
  const demo = options.demo && options.demoAgents.length > 0
  return (
    <main className="sign-in">
      <div className="sign-in-card">
        <Logo size={40} />
        <h1>{t('signIn.title')}</h1>
        <p className="sign-in-lead">{t('signIn.lead')}</p>
        {notice && <NoticeLine notice={notice} />}
        {demo && <DemoAgents agents={options.demoAgents} busy={busy} onPick={enter} />}
        {demo && <p className="sign-in-or">{t('signIn.other')}</p>}
        <SignInForm busy={busy !== undefined} onSubmit={enter} />
        <p className="sign-in-language">
          <Button type="link" size="small" onClick={() => changePrefs({ locale: locale === 'en' ? 'zh-CN' : 'en' })}>
            {t('menu.language')}
          </Button>
        </p>
      </div>
    </main>
  )
}
