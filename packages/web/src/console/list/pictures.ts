import type { SessionInfo } from '@yingda/server/domains/sessions/contract'
import { createContext } from 'react'
import type { ObjectUrls } from '../lib/object-urls.ts'

/** The picture of a customer in one version; nothing where none is known. */
export const pictureKey = (customerId: string, version: string | undefined): string | undefined =>
  version === undefined ? undefined : `${customerId}@${version}`

export const picturePath = (key: string): string =>
  `/api/customers/${encodeURIComponent(key.slice(0, key.lastIndexOf('@')))}/avatar`

/** Where avatars get pictures from; without it they are initials. */
export const PicturesContext = createContext<ObjectUrls | undefined>(undefined)

export const pictureOf = ({ profileId, customerAvatar }: Pick<SessionInfo, 'profileId' | 'customerAvatar'>) =>
  pictureKey(profileId, customerAvatar)
