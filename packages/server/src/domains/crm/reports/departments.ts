import type { DeptNode } from '@yingda/yunke'
import type { Account } from '../accounts/rows.ts'
import { YunkeFault } from '../yunke/fault.ts'
import type { CrmDepartments } from './contract.ts'
import { type KeptDeps, keptAnswer } from './kept.ts'

type Company = CrmDepartments['companies'][number]

/** Departments as they are at Yunke, each after the one that it is in. A company that cannot be asked has what was kept. */
export async function liveDepartments(deps: KeptDeps, account: Account): Promise<Company> {
  const company = { companyCode: account.companyCode, name: account.companyName ?? account.companyCode }
  const since = new Date().toISOString()
  try {
    const { body, stale } = await keptAnswer(deps, account, ['departments'], (session) => session.departments())
    return { ...company, departments: flat(body), ...(stale && { stale }) }
  } catch (error) {
    if (!(error instanceof YunkeFault)) throw error
    return { ...company, departments: [], stale: { since, reason: error.kind } }
  }
}

const flat = (nodes: readonly DeptNode[], parentId?: string): Company['departments'] =>
  nodes.flatMap(({ id, name, children }) => [
    { departmentId: id, name, ...(parentId !== undefined && { parentId }) },
    ...flat(children, id),
  ])
