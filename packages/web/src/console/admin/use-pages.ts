import { may } from '@yingda/server/domains/access/contract'
import { useRoles } from '../auth/roles.ts'
import { type PageKey, pageKeys, pageOf } from './pages.ts'

/** The pages that this person may see. */
export function usePages(): readonly PageKey[] {
  const roles = useRoles()
  return pageKeys.filter((key) => {
    const { permission } = pageOf(key)
    return permission === undefined || may(roles, permission)
  })
}
