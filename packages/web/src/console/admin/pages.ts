import type { Permission } from '@yingda/server/domains/access/contract'
import { type ComponentType, type LazyExoticComponent, lazy } from 'react'

export const groups = ['supervise', 'people', 'service', 'bots', 'crm', 'system', 'me'] as const
export type Group = (typeof groups)[number]

interface AdminPage {
  readonly group: Group
  /** Who sees it; nothing = everybody who is signed in. */
  readonly permission?: Permission
  /** A part of it that is open has a heading of its own, which leads back to the page. */
  readonly hasPartHeads?: true
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
  customers: {
    group: 'service',
    permission: 'sessions.serve',
    Page: lazy(async () => ({ default: (await import('../customers/customers-page.tsx')).CustomersPage })),
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
  survey: {
    group: 'service',
    permission: 'surveys.manage',
    Page: lazy(async () => ({ default: (await import('./survey/survey-page.tsx')).SurveyPage })),
  },
  bots: {
    group: 'bots',
    permission: 'bots.manage',
    hasPartHeads: true,
    Page: lazy(async () => ({ default: (await import('./bots/bots-page.tsx')).BotsPage })),
  },
  knowledge: {
    group: 'bots',
    permission: 'bots.manage',
    Page: lazy(async () => ({ default: (await import('./bots/knowledge/knowledge-page.tsx')).KnowledgePage })),
  },
  endUsers: {
    group: 'bots',
    permission: 'bots.manage',
    Page: lazy(async () => ({ default: (await import('./end-users/end-users-page.tsx')).EndUsersPage })),
  },
  calls: {
    group: 'crm',
    permission: 'crm.read',
    Page: lazy(async () => ({ default: (await import('./crm/calls-page.tsx')).CallsPage })),
  },
  callReports: {
    group: 'crm',
    permission: 'crm.read',
    Page: lazy(async () => ({ default: (await import('./crm/reports-page.tsx')).CallReportsPage })),
  },
  crmAccounts: {
    group: 'crm',
    permission: 'crm.manage',
    Page: lazy(async () => ({ default: (await import('./crm/accounts-page.tsx')).CrmAccountsPage })),
  },
  callStaff: {
    group: 'crm',
    permission: 'crm.manage',
    Page: lazy(async () => ({ default: (await import('./crm/staff-page.tsx')).CallStaffPage })),
  },
  callScopes: {
    group: 'crm',
    permission: 'crm.manage',
    Page: lazy(async () => ({ default: (await import('./crm/scopes-page.tsx')).CallScopesPage })),
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
  webhooks: {
    group: 'system',
    permission: 'webhooks.manage',
    Page: lazy(async () => ({ default: (await import('./webhooks/webhooks-page.tsx')).WebhooksPage })),
  },
  apiKeys: {
    group: 'system',
    permission: 'keys.manage',
    Page: lazy(async () => ({ default: (await import('./api-keys/api-keys-page.tsx')).ApiKeysPage })),
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
