import { type DepartmentNode, type Tally, timeoutWarning } from '@yingda/wecom'
import type { DirectoryDepartment, DirectoryRun, DirectorySyncCounts, DirectorySyncProgress } from './contract.ts'
import type { Run } from './runs.ts'

export function presentRun(run: Run): DirectoryRun {
  const seconds = Math.round(run.elapsedSeconds * 1_000) / 1_000
  const { timeoutWarning: warning } = timeoutWarning(seconds)
  return {
    id: run.id,
    status: run.status,
    phase: run.phase,
    origin: run.origin,
    ...(run.requestedBy !== null && { requested_by: run.requestedBy }),
    ...(run.departmentId !== null && { department_id: run.departmentId }),
    fetch_child: run.fetchChild,
    done: run.done,
    total: run.total,
    department: presentTally(run.department),
    user: presentTally(run.member),
    archived: run.archived,
    deactivated: run.deactivated,
    ...(run.error !== null && { error: run.error }),
    ...(run.errcode !== null && { errcode: run.errcode }),
    elapsed_time: seconds,
    ...(warning !== undefined && { timeout_warning: warning }),
    started_at: run.startedAt.toISOString(),
    ...(run.finishedAt && { finished_at: run.finishedAt.toISOString() }),
  }
}

export const presentProgress = (run: Run): DirectorySyncProgress => ({
  run_id: run.id,
  status: run.status,
  phase: run.phase,
  done: run.done,
  total: run.total,
  departments: run.department.total,
  members: run.member.total,
  failed: run.department.failed + run.member.failed,
})

export const presentDepartment = (node: DepartmentNode): DirectoryDepartment => ({
  id: node.id,
  wechat_dept_id: node.wechatDeptId,
  name: node.name,
  order: node.order,
  parent_id: node.parentId,
  children: node.children.map(presentDepartment),
})

const presentTally = ({ total, created, updated, failed, errors }: Tally): DirectorySyncCounts => ({
  total,
  created,
  updated,
  failed,
  partial: failed > 0 || errors.length > 0,
  errors: [...errors],
})
