import type { Request } from '../../../platform/http.ts'
import { refusal } from '../refusal.ts'

/** Before the shape of what was sent is looked at. */
export const requireAdmin = async ({ principal }: Pick<Request, 'principal'>): Promise<void> => {
  if (principal.role !== 'admin') throw refusal(1002)
}

export const tags = ['Directory']
