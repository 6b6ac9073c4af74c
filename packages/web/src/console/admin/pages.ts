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
  directory: {
    group: 'people',
    permission: 'directory.manage',
    Page: lazy(async () => ({ default: (await import('./directory/directory-tab.tsx')).DirectoryTab })),
  },
  doctor: {
    group: 'system',
    permission: 'system.read',
    Page: lazy(async () => ({ default: (await import('./doctor/doctor-tab.tsx')).DoctorTab })),
  },
  account: {
    group: 'me',
    Page: lazy(async () => ({ default: (await import('../account/account-page.tsx')).AccountPage })),
  },
} as const satisfies Record<string, AdminPage>

export type PageKey = keyof typeof pages

export const pageKeys = Object.keys(pages) as PageKey[]

export const pageOf = (key: PageKey): AdminPage => pages[key]
