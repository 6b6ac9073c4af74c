import type { StoreDeps } from '../store/create.ts'

export interface WebhookRoutesDeps extends StoreDeps {
  /** There may be something to deliver. */
  readonly onQueued: () => void
}
