import type { FileKind, MessageFile } from './contract.ts'

/** The file of a message as its row keeps it; `remoteId` is for whoever fetches it and for nobody else. */
export interface StoredMedia {
  readonly kind: FileKind
  readonly name?: string
  readonly remoteId?: string
  readonly fileId?: string
  readonly size?: number
  readonly mime?: string
  readonly seconds?: number
  readonly gone?: true
}

export function presentFile({ kind, name, fileId, size, mime, seconds, gone }: StoredMedia): MessageFile {
  return {
    kind,
    ...(fileId !== undefined && { fileId }),
    ...(name !== undefined && { name }),
    ...(size !== undefined && { size }),
    ...(mime !== undefined && { mime }),
    ...(seconds !== undefined && { seconds }),
    status: fileId !== undefined ? 'ready' : gone ? 'gone' : 'pending',
  }
}
