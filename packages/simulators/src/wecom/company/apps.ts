import type { Settings } from '../options.ts'
import type { Rules } from './rules.ts'
import type { Visible } from './visible.ts'

/** Somebody with a secret: a self-built app, the contact helper (通讯录同步) or the old system app 微信客服. */
export interface App {
  readonly kind: 'app' | 'contacts' | 'kf'
  readonly agentId: number | undefined
  readonly secret: string
  /** The company's rule unless given. */
  readonly created?: Rules['appCreated'] | undefined
  readonly visible?: Visible | undefined
}

export function appsOf({ agentId, secret, contact, kf, otherApps }: Settings): readonly App[] {
  const apps: App[] = [{ kind: 'app', agentId, secret }]
  for (const other of otherApps) apps.push({ kind: 'app', ...other })
  if (contact) apps.push({ kind: 'contacts', agentId: undefined, secret: contact.secret })
  if (kf.secret !== undefined) apps.push({ kind: 'kf', agentId: undefined, secret: kf.secret })
  return apps
}

/** What this app sees of the directory; `null` is everything. The helper is not bound to a range. */
export function visibleTo(app: App, rules: Rules): Visible | null {
  if (app.kind === 'contacts') return null
  return app.visible ?? rules.visible
}
