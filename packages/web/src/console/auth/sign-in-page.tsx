import type { SignInOptions } from '@yingda/server/domains/agents/contract'
import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { useT } from '../i18n/use-t.ts'
import { agentsApi, type Notice, signIn, signInWithWeCom } from './auth.ts'
import type { Credentials } from './credentials.ts'
import { DemoAgents } from './demo-agents.tsx'
import { NoticeLine } from './notice-line.tsx'
import { SignInCard } from './sign-in-card.tsx'
import { SignInForm } from './sign-in-form.tsx'

const unknown: SignInOptions = { demo: false, demoAgents: [], proofRequired: true, weCom: false }

export function SignInPage({ notice }: { notice?: Notice | undefined }) {
  const t = useT()
  const [options, setOptions] = useState(unknown)
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
  const during = async (what: string, work: Promise<void>) => {
    setBusy(what)
    await work
    setBusy(undefined)
  }
  const enter = (shown: Credentials & { user_id: string }) => during(shown.user_id, signIn(shown))
  const demo = options.demo && options.demoAgents.length > 0
  return (
    <SignInCard lead={t('signIn.lead')}>
      {notice && <NoticeLine notice={notice} />}
      {options.weCom && (
        <Button
          type={demo ? 'default' : 'primary'}
          size="large"
          block
          className="sign-in-wecom"
          data-testid="sign-in-wecom"
          loading={busy === 'wecom'}
          onClick={() => void during('wecom', signInWithWeCom())}
        >
          {t('signIn.weCom')}
        </Button>
      )}
      {demo && (
        <DemoAgents agents={options.demoAgents} busy={busy} onPick={(user_id, name) => void enter({ user_id, name })} />
      )}
      {(demo || options.weCom) && <p className="sign-in-or">{t('signIn.other')}</p>}
      <SignInForm
        withPassword={options.proofRequired}
        busy={busy !== undefined}
        onSubmit={(shown) => void enter(shown)}
      />
    </SignInCard>
  )
}
