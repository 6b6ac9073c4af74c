/** What people at the desk may be. Whoever has none of these may not come in. */
export const roles = ['agent', 'supervisor', 'admin', 'bot_owner', 'crm_analyst', 'auditor'] as const
export type Role = (typeof roles)[number]

/** The one table of what each role may do: routes, feed and screens all ask it. */
export const permissions = {
  'sessions.serve': ['agent', 'supervisor', 'admin'],
  'sessions.supervise': ['supervisor', 'admin'],
  'monitor.read': ['supervisor', 'admin'],
  'reports.read': ['supervisor', 'admin', 'auditor'],
  'agents.manage': ['admin'],
  'routing.manage': ['admin'],
  'replies.manage': ['supervisor', 'admin'],
  'customers.merge': ['supervisor', 'admin'],
  'surveys.manage': ['supervisor', 'admin'],
  'tags.manage': ['supervisor', 'admin'],
  'directory.manage': ['admin'],
  'crm.read': ['supervisor', 'admin', 'crm_analyst'],
  'crm.manage': ['admin'],
  'crm.recording': ['agent', 'supervisor', 'admin', 'crm_analyst'],
  'system.read': ['admin'],
  'audit.read': ['admin', 'auditor'],
  'bots.manage': ['admin', 'bot_owner'],
  'webhooks.manage': ['admin'],
  'keys.manage': ['admin'],
} as const satisfies Record<string, readonly Role[]>
export type Permission = keyof typeof permissions

export const may = (held: readonly Role[], permission: Permission): boolean => {
  const allowed: readonly Role[] = permissions[permission]
  return held.some((role) => allowed.includes(role))
}

export const permissionNames = Object.keys(permissions).filter((name): name is Permission => name in permissions)

export const permissionsOf = (held: readonly Role[]): Permission[] => permissionNames.filter((name) => may(held, name))
