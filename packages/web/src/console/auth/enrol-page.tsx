import type { AgentResponse } from '@yingda/server/domains/agents/contract'
import { Button } from 'antd'
import '../account/account.css'
import { Enrol } from '../account/enrol.tsx'
import { useT } from '../i18n/use-t.ts'
import { enrolled, signOut } from './auth.ts'
import { SignInCard } from './sign-in-card.tsx'

/** Somebody whose role asks for a second factor, and who has none yet. */
export function EnrolPage({ me }: { me: AgentResponse }) {
  const t = useT()
  return (
    <SignInCard lead={t('otp.required', { name: me.name })}>
      <Enrol userId={me.user_id} onDone={enrolled} />
      <p className="sign-in-language">
        <Button type="link" size="small" onClick={() => void signOut()}>
          {t('menu.signOut')}
        </Button>
      </p>
    </SignInCard>
  )
}
