import { may, type Permission, type Role, roles } from '@yingda/server/domains/access/contract'
import type { MyPermissions } from '../api/guards.ts'
import { createStore, useStore } from '../feed/store.ts'
import { agentsApi, authStore } from './auth.ts'

/** What the server says this person may be; until it has, their shown role counts. */
const store = createStore<MyPermissions | undefined>(undefined)

export async function loadRoles(): Promise<void> {
  store.change(() => undefined)
  const known = await agentsApi.permissions().catch(() => undefined) // @NOTE the shown role is the next best answer
  store.change(() => known)
}

export function useRoles(): readonly Role[] {
  const known = useStore(store, (mine) => mine?.roles)
  const shown = useStore(authStore, (auth) => (auth.status === 'signed-in' ? auth.me.role : ''))
  return known ?? roles.filter((role) => role === shown)
}

/** Signed in while the directory of the company could not be asked. */
export const useDegraded = (): boolean => useStore(store, (mine) => mine?.degraded ?? false)

export const useMay = (permission: Permission | undefined): boolean => {
  const held = useRoles()
  return permission === undefined || may(held, permission)
}
