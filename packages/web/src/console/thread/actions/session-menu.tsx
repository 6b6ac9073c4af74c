import { MoreOutlined, SwapOutlined } from '@ant-design/icons'
import type { SessionInfo } from '@yingda/server/domains/sessions/contract'
import { Button, Dropdown } from 'antd'
import { useState } from 'react'
import { useT } from '../../i18n/use-t.ts'
import { useActions } from '../../shell/actions/actions.ts'
import { TransferDialog } from './transfer-dialog.tsx'
import { useMoves } from './use-moves.ts'

/** Everything but accepting and closing that changes whose the conversation is. */
export function SessionMenu({ session }: { session: SessionInfo }) {
  const t = useT()
  const moves = useMoves(session)
  const [transferring, setTransferring] = useState(false)
  const transfer = moves.mayTransfer
    ? [{ id: 'transfer', label: t('move.transfer'), icon: <SwapOutlined />, run: () => setTransferring(true) }]
    : []
  const offered = [...transfer, ...moves.offered]
  useActions(
    offered.map(({ id, label, run }) => ({
      id,
      label,
      run,
      ...(id === 'transfer' && { keys: { code: 'KeyT', alt: true } }),
    })),
    offered.length > 0,
  )
  if (offered.length === 0) return null
  return (
    <>
      <Dropdown
        trigger={['click']}
        placement="bottomRight"
        menu={{
          items: offered.map(({ id, label, run }) => ({
            key: id,
            label: <span data-testid={`move-${id}`}>{label}</span>,
            onClick: run,
          })),
        }}
      >
        <Button
          icon={<MoreOutlined />}
          loading={moves.busy}
          data-testid="session-menu"
          aria-label={t('move.menu')}
          title={t('move.menu')}
        />
      </Dropdown>
      <TransferDialog session={session} open={transferring} onClose={() => setTransferring(false)} />
    </>
  )
}
