import { may, type Permission, type Role } from '@yingda/server/domains/access/contract'

/** Whoever may ask. The sessions that belong to somebody belong to `owner`. */
export const people = {
  owner: { csId: 'zhangsan', roles: ['agent'] },
  colleague: { csId: 'lisi', roles: ['agent'] },
  bystander: { csId: 'zhoujie', roles: ['agent'] },
  supervisor: { csId: 'liuyang', roles: ['supervisor'] },
  admin: { csId: 'admin', roles: ['admin'] },
  auditor: { csId: 'hejing', roles: ['auditor'] },
} as const satisfies Record<string, { readonly csId: string; readonly roles: readonly Role[] }>
export type Name = keyof typeof people
export const names = [
  'owner',
  'colleague',
  'bystander',
  'supervisor',
  'admin',
  'auditor',
] as const satisfies readonly Name[]

export const can = (name: Name, permission: Permission): boolean => may(people[name].roles, permission)

export type Scope = 'all' | 'own'
/** `manual` and `closed` are the owner's. */
export const states = ['manual', 'pending', 'ai', 'closed'] as const
export type State = (typeof states)[number]

/** What the desk promises about who reads which session. */
export function sees(name: Name, state: State, scope: Scope): boolean {
  if (!can(name, 'sessions.serve')) return false
  if (scope === 'all' || can(name, 'sessions.supervise') || state === 'pending') return true
  return name === 'owner' && state !== 'ai'
}
