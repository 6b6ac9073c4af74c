import { DownOutlined } from '@ant-design/icons'
import type { AgentStatus } from '@yingda/server/domains/agents/contract'
import { App, Button, Dropdown } from 'antd'
import { useState } from 'react'
import { failureOf } from '../api/failure.ts'
import { agentsApi, meChanged } from '../auth/auth.ts'
import { failureSentence } from '../i18n/translate.ts'
import { useT } from '../i18n/use-t.ts'

const statuses: readonly AgentStatus[] = ['online', 'busy', 'offline']

/** Whether this agent takes customers. What is shown is what the server holds, never a wish. */
export function StatusMenu({ status }: { status: AgentStatus }) {
  const t = useT()
  const { message } = App.useApp()
  const [busy, setBusy] = useState(false)
  const choose = async (wanted: AgentStatus) => {
    setBusy(true)
    try {
      meChanged(await agentsApi.setStatus(wanted))
    } catch (error) {
      void message.error(failureSentence(t, failureOf(error)))
    }
    setBusy(false)
  }
  const items = statuses.map((key) => ({
    key,
    label: (
      <span className="status-choice" data-testid={`status-${key}`}>
        <StatusDot status={key} />
        <span>
          {t(`status.${key}`)}
          <small>{t(`status.${key}.hint`)}</small>
        </span>
      </span>
    ),
    onClick: () => void choose(key),
  }))
  return (
    <Dropdown trigger={['click']} menu={{ items, selectable: true, selectedKeys: [status] }}>
      <Button
        className="status-button"
        type="text"
        data-testid="agent-status"
        data-status={status}
        aria-label={t('status.label', { status: t(`status.${status}`) })}
        loading={busy}
      >
        {!busy && <StatusDot status={status} />}
        {t(`status.${status}`)}
        <DownOutlined />
      </Button>
    </Dropdown>
  )
}

const StatusDot = ({ status }: { status: AgentStatus }) => (
  <span className="status-dot" data-status={status} aria-hidden="true" />
)
