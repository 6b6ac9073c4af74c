import { TeamOutlined } from '@ant-design/icons'
import type { SessionInfo } from '@yingda/server/domains/sessions/contract'
import { Button } from 'antd'
import { useCallback } from 'react'
import { openPage } from '../../admin/route.ts'
import { useT } from '../../i18n/use-t.ts'
import { customersApi } from '../api.ts'
import { Profile } from './profile.tsx'

/** Who the session is with. */
export function SessionProfile({ session: { sessionId, profileId } }: { session: SessionInfo }) {
  const t = useT()
  const ask = useCallback(() => customersApi.ofSession(sessionId), [sessionId])
  return (
    <>
      <Profile ask={ask} profileId={profileId} open={sessionId} />
      <Button
        block
        className="profile-open"
        icon={<TeamOutlined />}
        data-testid="customer-open"
        onClick={() => openPage('customers', profileId)}
      >
        {t('customers.open')}
      </Button>
    </>
  )
}
