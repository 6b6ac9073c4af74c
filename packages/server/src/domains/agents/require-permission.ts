import type { Request } from '../../platform/http.ts'
import { may, type Permission } from '../access/contract.ts'
import { refusal } from './refusal.ts'

/** A `preValidation` hook: who may not is told so before the shape of what was sent is looked at. */
export const requirePermission =
  (permission: Permission) =>
  async ({ principal }: Pick<Request, 'principal'>): Promise<void> => {
    // A key was let in by the scope that opens this very operation.
    if (principal.key) return
    if (!may(principal.roles, permission)) throw refusal(1002)
  }
