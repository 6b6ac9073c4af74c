import type { TransferInfo } from '@yingda/server/domains/sessions/contract'
import { App, Button } from 'antd'
import { useState } from 'react'
import { failureOf } from '../../api/failure.ts'
import { useDesk, useFeed } from '../../desk/context.ts'
import { failureSentence } from '../../i18n/translate.ts'
import { useT } from '../../i18n/use-t.ts'
import { useNow } from '../../lib/use-now.ts'
import { customerName } from '../../list/customer-name.ts'
import './actions.css'

/** An open request, for whoever asked and for whoever is asked. */
export function TransferBar({ transfer, onTaken }: { transfer: TransferInfo; onTaken?: () => void }) {
  const t = useT()
  const desk = useDesk()
  const { message } = App.useApp()
  const [busy, setBusy] = useState(false)
  const me = useFeed((state) => state.me)
  const session = useFeed((state) => state.sessions[transfer.sessionId])
  const left = Math.max(0, Math.round((Date.parse(transfer.expiresAt) - useNow(1_000)) / 1_000))
  const { transferId, fromCsName, toCsName, note, reason } = transfer
  const answer = async (what: 'accept' | 'decline' | 'cancel') => {
    setBusy(true)
    try {
      await desk.answerTransfer(transferId, what)
      if (what === 'accept') onTaken?.()
    } catch (error) {
      void message.error(t('move.failed', { reason: failureSentence(t, failureOf(error)) }))
    }
    setBusy(false)
  }
  const forMe = transfer.toCsId === me
  const name = session ? customerName(session) : ''
  return (
    <div className="transfer-bar" role="status" data-testid={forMe ? 'transfer-in' : 'transfer-out'}>
      <span>
        {t(forMe ? 'transfer.asked' : 'transfer.waiting', { from: fromCsName, to: toCsName, name, seconds: left })}
        {(note ?? reason) && <small>{note ?? reason}</small>}
      </span>
      {forMe && (
        <span>
          <Button disabled={busy} data-testid="transfer-decline" onClick={() => void answer('decline')}>
            {t('transfer.decline')}
          </Button>{' '}
          <Button type="primary" loading={busy} data-testid="transfer-accept" onClick={() => void answer('accept')}>
            {t('transfer.accept')}
          </Button>
        </span>
      )}
      {transfer.fromCsId === me && (
        <Button loading={busy} onClick={() => void answer('cancel')}>
          {t('transfer.cancel')}
        </Button>
      )}
    </div>
  )
}
