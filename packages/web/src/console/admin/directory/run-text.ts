import type { DirectoryRun } from '@yingda/server/domains/directory/contract'
import type { Translate } from '../../i18n/translate.ts'

/** One line for a run: why it failed, or what it changed. */
export function summaryOf(t: Translate, run: DirectoryRun): string {
  if (run.status === 'running') return ''
  if (run.error !== undefined) return run.errcode === undefined ? run.error : `[${run.errcode}] ${run.error}`
  const { department, user, archived, deactivated } = run
  const failed = department.failed + user.failed
  const parts = [
    t('directory.sum.created', { count: department.created + user.created }),
    t('directory.sum.updated', { count: department.updated + user.updated }),
    t('directory.sum.gone', { count: archived + deactivated }),
    ...(failed > 0 ? [t('directory.failedRows', { count: failed })] : []),
  ]
  return parts.join(' · ')
}
