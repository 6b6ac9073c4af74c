import type { AgentResponse } from '@yingda/server/domains/agents/contract'
import type { SessionInfo } from '@yingda/server/domains/sessions/contract'
import { Input, Modal } from 'antd'
import { useCallback, useState } from 'react'
import { Complaint } from '../../account/complaint.tsx'
import { useAttempt } from '../../account/use-attempt.ts'
import { LoadFailed } from '../../admin/load-failed.tsx'
import { useLoad } from '../../admin/use-load.ts'
import { agentsApi } from '../../auth/auth.ts'
import { useDesk } from '../../desk/context.ts'
import { useT } from '../../i18n/use-t.ts'
import { customerName } from '../../list/customer-name.ts'
import './actions.css'
import { ColleagueList } from './colleague-list.tsx'

type Props = { session: SessionInfo; open: boolean; onClose: () => void }

/** Who is to go on, why, and what they should know. */
export function TransferDialog({ session, open, onClose }: Props) {
  const t = useT()
  return (
    <Modal
      open={open}
      onCancel={onClose}
      footer={null}
      destroyOnHidden
      title={t('transfer.title', { name: customerName(session) })}
    >
      <Choice session={session} onClose={onClose} />
    </Modal>
  )
}

function Choice({ session, onClose }: Omit<Props, 'open'>) {
  const t = useT()
  const desk = useDesk()
  const [note, setNote] = useState('')
  const { busy, failure, attempt } = useAttempt()
  const { data, failure: notLoaded, reload } = useLoad(useCallback(() => agentsApi.colleagues(), []))
  const colleagues = data?.filter(({ user_id }) => user_id !== session.manualCsId)
  const ask = (colleague: AgentResponse) =>
    void attempt(async () => {
      const words = note.trim()
      await desk.transfer(session.sessionId, { toCsId: colleague.user_id, ...(words !== '' && { note: words }) })
      onClose()
    })
  return (
    <div className="transfer">
      <Input.TextArea
        value={note}
        maxLength={2_000}
        autoSize={{ minRows: 2, maxRows: 6 }}
        placeholder={t('transfer.note')}
        aria-label={t('transfer.note')}
        data-testid="transfer-note"
        onChange={(event) => setNote(event.target.value)}
      />
      <Complaint failure={failure} />
      {notLoaded && !colleagues ? (
        <LoadFailed failure={notLoaded} onRetry={reload} />
      ) : (
        <ColleagueList colleagues={colleagues} busy={busy} onPick={ask} />
      )}
    </div>
  )
}
