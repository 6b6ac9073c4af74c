import { useRef, useState } from 'preact/hooks'
import { biggestFileBytes, filesOf } from './files-of.ts'

/** Files dropped anywhere on the conversation. */
export function useDrop(sendFile: (file: File) => void) {
  const depth = useRef(0)
  const [isOver, setOver] = useState(false)
  const enter = (by: number) => {
    depth.current = Math.max(0, depth.current + by)
    setOver(depth.current > 0)
  }
  const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false
  const handlers = {
    onDragEnter: (event: DragEvent) => hasFiles(event) && enter(1),
    onDragLeave: (event: DragEvent) => hasFiles(event) && enter(-1),
    onDragOver: (event: DragEvent) => hasFiles(event) && event.preventDefault(),
    onDrop: (event: DragEvent) => {
      event.preventDefault()
      depth.current = 0
      setOver(false)
      for (const file of filesOf(event.dataTransfer)) if (file.size <= biggestFileBytes) sendFile(file)
    },
  }
  return { isOver, handlers }
}
