import type { ReactNode } from 'react'
import { FileCard } from './file-card.tsx'
import { ImagePart } from './image-part.tsx'
import type { ShownFile } from './shown-file.ts'
import './files.css'

export function FilePart({ file }: { file: ShownFile }): ReactNode {
  return isPicture(file) ? <ImagePart file={file} /> : <FileCard file={file} />
}

/** A GIF travels as a file and is still a picture to whoever looks. */
const isPicture = ({ kind, mime = '' }: ShownFile) => kind === 'image' || mime.startsWith('image/')
