import type { SessionInfo } from '@yingda/server/domains/sessions/contract'
import { useMay } from '../../auth/roles.ts'
import { useDesk, useFeed } from '../../desk/context.ts'
import { useCommand } from '../../desk/use-command.ts'
import { useT } from '../../i18n/use-t.ts'

export type Move = { id: string; label: string; run: () => void }

/** What this person may do with this conversation now; the server decides again. */
export function useMoves({ sessionId, status, manualCsId }: SessionInfo) {
  const t = useT()
  const desk = useDesk()
  const me = useFeed((state) => state.me)
  const supervises = useMay('sessions.supervise')
  const takeOver = useCommand(desk.takeOver, 'move.failed')
  const release = useCommand(desk.release, 'move.failed')
  const requeue = useCommand(desk.requeue, 'move.failed')
  const reopen = useCommand(desk.reopen, 'move.failed')
  const isMine = status === 'manual' && manualCsId === me
  const moves: readonly (Move & { when: boolean })[] = [
    {
      id: 'takeover',
      label: t('move.takeOver'),
      when: supervises && (status === 'ai' || (status === 'manual' && !isMine)),
      run: () => takeOver.run(sessionId),
    },
    {
      id: 'requeue',
      label: t('move.requeue'),
      when: isMine || (supervises && status === 'manual'),
      run: () => requeue.run(sessionId),
    },
    {
      id: 'release',
      label: t('move.release'),
      when: isMine || (supervises && (status === 'manual' || status === 'pending')),
      run: () => release.run(sessionId),
    },
    {
      id: 'reopen',
      label: t('move.reopen'),
      when: status === 'closed' && (manualCsId === me || supervises),
      run: () => reopen.run(sessionId),
    },
  ]
  return {
    busy: takeOver.busy || release.busy || requeue.busy || reopen.busy,
    mayTransfer: isMine || (supervises && status === 'manual'),
    offered: moves.filter(({ when }) => when),
  }
}
