import { may, type Permission, type Role, roles } from '@yingda/server/domains/access/contract'
import { createStore, useStore } from '../feed/store.ts'
import { agentsApi, authStore } from './auth.ts'

/** What the server says this person is; until it has, their shown role counts. */
const rolesStore = createStore<readonly Role[] | undefined>(undefined)

export async function loadRoles(): Promise<void> {
  rolesStore.change(() => undefined)
  const held = await agentsApi.roles().catch(() => undefined) // @NOTE the shown role is the next best answer
  rolesStore.change(() => held)
}

export function useRoles(): readonly Role[] {
  const known = useStore(rolesStore, (held) => held)
  const shown = useStore(authStore, (auth) => (auth.status === 'signed-in' ? auth.me.role : ''))
  return known ?? roles.filter((role) => role === shown)
}

export const useMay = (permission: Permission | undefined): boolean => {
  const held = useRoles()
  return permission === undefined || may(held, permission)
}
