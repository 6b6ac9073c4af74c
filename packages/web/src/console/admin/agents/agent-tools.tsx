import type { AdminAgent } from '@yingda/server/domains/agents/contract'
import { App, Button, Input, Popconfirm } from 'antd'
import { useState } from 'react'
import { Complaint } from '../../account/complaint.tsx'
import { useAttempt } from '../../account/use-attempt.ts'
import { useT } from '../../i18n/use-t.ts'
import type { MessageKey } from '../../i18n/zh-CN.ts'
import { agentAdminApi } from './api.ts'

/** What takes something away from a person is done at once, after a question. */
export function AgentTools({ agent, onChanged }: { agent: AdminAgent; onChanged: () => void }) {
  const t = useT()
  const { message } = App.useApp()
  const [code, setCode] = useState('')
  const { busy, failure, attempt } = useAttempt()
  const { user_id: userId, name, is_active: inUse } = agent
  const carryOut = (done: MessageKey, work: () => Promise<unknown>) =>
    attempt(async () => {
      await work()
      void message.success(t(done))
      setCode('')
      onChanged()
    })
  const putInUse = () => carryOut('agents.saved', () => agentAdminApi.change(userId, { is_active: !inUse }))
  return (
    <div className="agent-tools">
      <div className="admin-line">
        <Asked
          ask={t('agents.endAsk', { name })}
          yes={t('agents.end')}
          onYes={() => carryOut('agents.ended', () => agentAdminApi.endSignIns(userId))}
        >
          <Button disabled={busy} data-testid="end-sign-ins">
            {t('agents.end')}
          </Button>
        </Asked>
        {inUse ? (
          <Asked ask={t('agents.disableAsk', { name })} yes={t('agents.disable')} onYes={putInUse}>
            <Button danger disabled={busy} data-testid="disable-agent">
              {t('agents.disable')}
            </Button>
          </Asked>
        ) : (
          <Button disabled={busy} onClick={() => void putInUse()}>
            {t('agents.enable')}
          </Button>
        )}
      </div>
      {agent.otp_enabled === 1 && (
        <div className="admin-line">
          <Input
            className="grows"
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={24}
            placeholder={t('agents.ownCode')}
            aria-label={t('agents.ownCode')}
            value={code}
            onChange={({ target }) => setCode(target.value)}
          />
          <Asked
            ask={t('agents.resetAsk', { name })}
            yes={t('agents.reset')}
            onYes={() => carryOut('agents.resetDone', () => agentAdminApi.resetSecondFactor(userId, code.trim()))}
          >
            <Button danger disabled={busy || code.trim() === ''} data-testid="reset-otp">
              {t('agents.reset')}
            </Button>
          </Asked>
        </div>
      )}
      <Complaint failure={failure} />
    </div>
  )
}

type AskedProps = { ask: string; yes: string; onYes: () => Promise<void>; children: React.ReactNode }

function Asked({ ask, yes, onYes, children }: AskedProps) {
  const t = useT()
  return (
    <Popconfirm title={ask} okText={yes} cancelText={t('account.cancel')} onConfirm={onYes}>
      {children}
    </Popconfirm>
  )
}
