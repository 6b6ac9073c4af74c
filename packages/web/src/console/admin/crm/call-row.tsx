import type { CrmCall } from '@yingda/server/domains/crm/contract'
import { Button } from 'antd'
import { useState } from 'react'
import { Complaint } from '../../account/complaint.tsx'
import { useAttempt } from '../../account/use-attempt.ts'
import { useMay } from '../../auth/roles.ts'
import { useT } from '../../i18n/use-t.ts'
import { fullTime } from '../../lib/time.ts'
import { callWords, staffOf } from '../../panel/calls/call-words.ts'
import { Player } from '../../panel/calls/player.tsx'
import { crmApi } from './api.ts'

export function CallRow({ call }: { call: CrmCall }) {
  const t = useT()
  const mayHear = useMay('crm.recording')
  const [phone, setPhone] = useState<string>()
  const { busy, failure, attempt } = useAttempt()
  const { callId, callTime, customerName, phoneMasked, connected, hasRecording } = call
  const show = () => void attempt(async () => setPhone(await crmApi.number(callId)))
  return (
    <li className="crm-call" data-testid="crm-call" data-connected={connected}>
      <time dateTime={callTime}>{fullTime(Date.parse(callTime))}</time>
      <span className="crm-call-who">
        {customerName}
        <small>
          {phone ?? phoneMasked}
          {phoneMasked && !phone && (
            <Button type="link" size="small" loading={busy} data-testid="crm-phone" onClick={show}>
              {t('crm.phone')}
            </Button>
          )}
        </small>
      </span>
      <span>{callWords(t, call)}</span>
      <span>{staffOf(call)}</span>
      <span className="crm-call-play">{hasRecording && mayHear && <Player callId={callId} />}</span>
      <Complaint failure={failure} />
    </li>
  )
}
