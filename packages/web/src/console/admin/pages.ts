import type { Permission } from '@yingda/server/domains/access/contract'
import { type ComponentType, type LazyExoticComponent, lazy } from 'react'

export const groups = ['supervise', 'people', 'service', 'system', 'me'] as const
export type Group = (typeof groups)[number]

interface AdminPage {
  readonly group: Group
  /** Who sees it; nothing = everybody who is signed in. */
  readonly permission?: Permission
  readonly Page: LazyExoticComponent<ComponentType>
}

/** Every page beside the conversations, in the order of the menu. Its name is `page.<key>` in the message files. */
export const pages = {
  board: {
    group: 'supervise',
    permission: 'monitor.read',
    Page: lazy(async () => ({ default: (await import('./board/board-page.tsx')).BoardPage })),
  },
  reports: {
    group: 'supervise',
    permission: 'reports.read',
    Page: lazy(async () => ({ default: (await import('./reports/reports-page.tsx')).ReportsPage })),
  },
  agents: {
    group: 'people',
    permission: 'agents.manage',
    Page: lazy(async () => ({ default: (await import('./agents/agents-page.tsx')).AgentsPage })),
  },
  directory: {
    group: 'people',
    permission: 'directory.manage',
    Page: lazy(async () => ({ default: (await import('./directory/directory-tab.tsx')).DirectoryTab })),
  },
  search: {
    group: 'service',
    permission: 'sessions.serve',
    Page: lazy(async () => ({ default: (await import('../search/search-page.tsx')).SearchPage })),
  },
  replies: {
    group: 'service',
    permission: 'sessions.serve',
    Page: lazy(async () => ({ default: (await import('../replies/replies-page.tsx')).RepliesPage })),
  },
  tags: {
    group: 'service',
    permission: 'tags.manage',
    Page: lazy(async () => ({ default: (await import('../tags/tags-page.tsx')).TagsPage })),
  },
  doctor: {
    group: 'system',
    permission: 'system.read',
    Page: lazy(async () => ({ default: (await import('./doctor/doctor-tab.tsx')).DoctorTab })),
  },
  alerts: {
    group: 'me',
    Page: lazy(async () => ({ default: (await import('./alerts/alerts-page.tsx')).AlertsPage })),
  },
  routing: {
    group: 'service',
    permission: 'routing.manage',
    Page: lazy(async () => ({ default: (await import('./routing/routing-page.tsx')).RoutingPage })),
  },
  channels: {
    group: 'system',
    permission: 'system.read',
    Page: lazy(async () => ({ default: (await import('./channels/channels-page.tsx')).ChannelsPage })),
  },
  audit: {
    group: 'system',
    permission: 'audit.read',
    Page: lazy(async () => ({ default: (await import('./audit/audit-page.tsx')).AuditPage })),
  },
  account: {
    group: 'me',
    Page: lazy(async () => ({ default: (await import('../account/account-page.tsx')).AccountPage })),
  },
} as const satisfies Record<string, AdminPage>

export type PageKey = keyof typeof pages

export const pageKeys = Object.keys(pages) as PageKey[]

export const pageOf = (key: PageKey): AdminPage => pages[key]
