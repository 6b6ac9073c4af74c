import { createContext, useContext } from 'react'
import type { ObjectUrls } from '../../lib/object-urls.ts'

/** Where the parts of a message get files from; the gallery has some of its own. */
export const FilesContext = createContext<ObjectUrls | undefined>(undefined)

export function useFiles(): ObjectUrls {
  const files = useContext(FilesContext)
  if (!files) throw new Error('used outside of a conversation')
  return files
}
